import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent } from "./compiler_CSHzxqBD.mjs";
import { t as $$Crumbs } from "./crumbs_CvTag3Ry.mjs";
import { t as $$EventRow } from "./event-row_DtRltokk.mjs";
import { t as $$Years } from "./years_BI3SwAWB.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { c as monthTitle } from "./dates_CpItW4nZ.mjs";
import { t as groupBy } from "./grouping_BOEJaztP.mjs";
import { i as yearsOf, t as currentModel } from "./source_CKveOPSK.mjs";
// src/pages/calendrier/index.astro
var calendrier_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	url: () => $$url
});
var $$Index = createComponent(($$result, $$props, $$slots) => {
	const view = currentModel();
	const months = groupBy(view.first("upcoming", 120), ({ starts }) => starts.slice(0, 7));
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": "Calendrier",
		"path": "/calendrier/",
		"description": "Réunions publiques, permanences, ateliers et visites, à venir et passés."
	}, { "default": ($$result) => renderTemplate` ${renderComponent($$result, "Crumbs", $$Crumbs, {
		"trail": [],
		"here": "Calendrier"
	})} ${maybeRenderHead($$result)}<h1>Calendrier</h1> <p class="lede">
Réunions publiques, permanences, ateliers et visites. <a href="/calendrier.ics">S’abonner dans mon agenda (.ics)</a> </p> ${months.size === 0 && renderTemplate`<div class="empty"> <p>Aucun rendez-vous n’est prévu pour le moment.</p> </div>`}${[...months].map(([month, items]) => renderTemplate`<section class="section"${addAttribute(`m-${month}`, "aria-labelledby")}> <header> <h2${addAttribute(`m-${month}`, "id")}>${monthTitle(`${month}-01`)}</h2> </header> <ul class="dates plain"> ${items.map((event) => renderTemplate`${renderComponent($$result, "EventRow", $$EventRow, { "event": event })}`)} </ul> </section>`)}${renderComponent($$result, "Years", $$Years, {
		"years": yearsOf(view, "past"),
		"under": "/calendrier/",
		"title": "Rendez-vous passés"
	})} ` })}`;
}, "/tmp/w/me/site/src/pages/calendrier/index.astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/calendrier/index.astro";
var $$url = "/calendrier";
// \0virtual:astro:page:src/pages/calendrier/index@_@astro
var page = () => calendrier_exports;
export { page };
