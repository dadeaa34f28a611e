import { d as renderTemplate, f as maybeRenderHead, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { r as french } from "./typography_Q480VJDC.mjs";
// src/components/crumbs.astro
createAstro("https://astro.build");
var $$Crumbs = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Crumbs;
	const { trail, here } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<nav class="crumbs" aria-label="Fil d’Ariane"> <ol class="plain"> <li> <a href="/">Accueil</a> </li> ${trail.map(({ href, label }) => renderTemplate`<li> <a${addAttribute(href, "href")}>${french(label)}</a> </li>`)} <li aria-current="page">${french(here)}</li> </ol> </nav>`;
}, "/tmp/w/me/site/src/components/crumbs.astro", void 0);
export { $$Crumbs as t };
