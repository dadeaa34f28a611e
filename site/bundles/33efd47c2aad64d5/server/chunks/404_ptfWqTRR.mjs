import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent } from "./compiler_CSHzxqBD.mjs";
import { t as $$Band } from "./band_Ba_sGkRx.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
// src/pages/404.astro
var _404_exports = /* @__PURE__ */ __exportAll({
	default: () => $$404,
	file: () => $$file,
	url: () => $$url
});
var $$404 = createComponent(($$result, $$props, $$slots) => {
	const { settings } = currentModel();
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": "Page introuvable",
		"path": "/404.html",
		"noindex": true
	}, { "default": ($$result) => renderTemplate` ${maybeRenderHead($$result)}<h1>Cette page n’existe pas</h1> <p class="lede">L’adresse est peut-être incomplète, ou la page a changé de nom.</p> <ul class="prose"> <li>
Cherchez dans <a href="/projets/">la liste des projets</a> ou <a href="/plan-du-site/">le plan du site</a>.
</li> <li>
Ce qui est terminé reste dans <a href="/archives/">les archives</a>.
</li> <li>
Dites-nous quel lien ne marche pas : <a${addAttribute(`mailto:${settings.contactEmail}`, "href")}>${settings.contactEmail}</a>.
</li> </ul> ${renderComponent($$result, "Band", $$Band, {})} ` })}`;
}, "/tmp/w/me/site/src/pages/404.astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/404.astro";
var $$url = "/404";
// \0virtual:astro:page:src/pages/404@_@astro
var page = () => _404_exports;
export { page };
