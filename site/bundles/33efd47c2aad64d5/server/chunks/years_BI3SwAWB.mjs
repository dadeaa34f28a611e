import { d as renderTemplate, f as maybeRenderHead, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { r as yearLabel } from "./source_CKveOPSK.mjs";
// src/components/years.astro
createAstro("https://astro.build");
var $$Years = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Years;
	const { years, under, title, here } = Astro.props;
	return renderTemplate`${years.length > 0 && renderTemplate`${maybeRenderHead($$result)}<nav class="section" aria-labelledby="annees"> <h2 id="annees">${title}</h2> <ul class="chips plain"> ${years.map((year) => renderTemplate`<li> <a class="chip"${addAttribute(`${under}${year}/`, "href")}${addAttribute(year === here ? "page" : void 0, "aria-current")}> ${yearLabel(year)} </a> </li>`)} </ul> </nav>`}`;
}, "/tmp/w/me/site/src/components/years.astro", void 0);
export { $$Years as t };
