import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent } from "./server_CDOIoEVl.mjs";
import { n as createComponent } from "./compiler_CSHzxqBD.mjs";
import { t as $$Crumbs } from "./crumbs_CvTag3Ry.mjs";
import { t as $$SynthesisRows } from "./synthesis-rows_B3j7_aDD.mjs";
import { t as $$Years } from "./years_BI3SwAWB.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { i as yearsOf, t as currentModel } from "./source_CKveOPSK.mjs";
// src/pages/syntheses/index.astro
var syntheses_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	url: () => $$url
});
var $$Index = createComponent(($$result, $$props, $$slots) => {
	const view = currentModel();
	const latest = view.last("syntheses", 40);
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": "Synthèses et bilans",
		"path": "/syntheses/",
		"description": "Ce que les consultations ont donné : synthèses, bilans et rapports."
	}, { "default": ($$result) => renderTemplate` ${renderComponent($$result, "Crumbs", $$Crumbs, {
		"trail": [],
		"here": "Synthèses"
	})} ${maybeRenderHead($$result)}<h1>Synthèses et bilans</h1> <p class="lede">Ce que les participants ont dit, et ce qui en a été fait.</p> ${latest.length === 0 && renderTemplate`<div class="empty"> <p>Aucune synthèse n’est encore publiée.</p> </div>`}${renderComponent($$result, "SynthesisRows", $$SynthesisRows, { "syntheses": latest })} ${renderComponent($$result, "Years", $$Years, {
		"years": yearsOf(view, "syntheses"),
		"under": "/syntheses/",
		"title": "Année par année"
	})} ` })}`;
}, "/tmp/w/me/site/src/pages/syntheses/index.astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/syntheses/index.astro";
var $$url = "/syntheses";
// \0virtual:astro:page:src/pages/syntheses/index@_@astro
var page = () => syntheses_exports;
export { page };
