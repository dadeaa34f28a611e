import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent } from "./compiler_CSHzxqBD.mjs";
import { t as $$ArchiveRows } from "./archive-rows_B5YgpoMv.mjs";
import { t as $$Crumbs } from "./crumbs_CvTag3Ry.mjs";
import { t as $$Years } from "./years_BI3SwAWB.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { t as groupBy } from "./grouping_BOEJaztP.mjs";
import { i as yearsOf, n as archiveYear, r as yearLabel, t as currentModel } from "./source_CKveOPSK.mjs";
// src/pages/archives/index.astro
var archives_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	url: () => $$url
});
var $$Index = createComponent(($$result, $$props, $$slots) => {
	const view = currentModel();
	const latest = [...groupBy(view.last("archived", 60), archiveYear)];
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": "Archives",
		"path": "/archives/",
		"description": "Toutes les consultations terminées, année par année."
	}, { "default": ($$result) => renderTemplate` ${renderComponent($$result, "Crumbs", $$Crumbs, {
		"trail": [],
		"here": "Archives"
	})} ${maybeRenderHead($$result)}<h1>Archives</h1> <p class="lede">
Tout ce qui a eu lieu reste à son adresse. Les fiches anciennes sont reprises de sources publiques et incomplètes.
</p> ${latest.length === 0 && renderTemplate`<div class="empty"> <p>Aucune consultation n’est encore terminée.</p> </div>`}${renderComponent($$result, "Years", $$Years, {
		"years": yearsOf(view, "archived"),
		"under": "/archives/",
		"title": "Année par année"
	})} ${latest.map(([year, consultations]) => renderTemplate`<section class="year"${addAttribute(`annee-${year}`, "aria-labelledby")}> <h2${addAttribute(`annee-${year}`, "id")}>${yearLabel(year)}</h2> ${renderComponent($$result, "ArchiveRows", $$ArchiveRows, {
		"consultations": consultations,
		"level": 3
	})} </section>`)}` })}`;
}, "/tmp/w/me/site/src/pages/archives/index.astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/archives/index.astro";
var $$url = "/archives";
// \0virtual:astro:page:src/pages/archives/index@_@astro
var page = () => archives_exports;
export { page };
