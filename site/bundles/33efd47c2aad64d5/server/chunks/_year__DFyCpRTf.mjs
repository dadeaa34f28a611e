import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { t as $$Crumbs } from "./crumbs_CvTag3Ry.mjs";
import { t as $$EventRow } from "./event-row_DtRltokk.mjs";
import { t as $$Years } from "./years_BI3SwAWB.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { c as monthTitle } from "./dates_CpItW4nZ.mjs";
import { t as groupBy } from "./grouping_BOEJaztP.mjs";
import { i as yearsOf, t as currentModel } from "./source_CKveOPSK.mjs";
import { t as paramsOf } from "./static-paths_DlV-dMgm.mjs";
// src/pages/calendrier/[year].astro
var _year__exports = /* @__PURE__ */ __exportAll({
	default: () => $$Year,
	file: () => $$file,
	getStaticPaths: () => getStaticPaths,
	url: () => $$url
});
createAstro("https://astro.build");
function getStaticPaths() {
	return paramsOf(/^\/calendrier\/(?<year>[^/]+)\/$/);
}
var $$Year = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Year;
	const view = currentModel();
	const { year } = Astro.params;
	const years = yearsOf(view, "past");
	if (!years.includes(year)) return new Response(null, { status: 404 });
	const months = groupBy([...view.all(`past:${year}`)].reverse(), ({ starts }) => starts.slice(0, 7));
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": `Rendez-vous passés en ${year}`,
		"path": `/calendrier/${year}/`,
		"description": "Ce qui a eu lieu cette année-là."
	}, { "default": ($$result) => renderTemplate` ${renderComponent($$result, "Crumbs", $$Crumbs, {
		"trail": [{
			href: "/calendrier/",
			label: "Calendrier"
		}],
		"here": year
	})} ${maybeRenderHead($$result)}<h1>Rendez-vous passés en ${year}</h1> ${[...months].map(([month, items]) => renderTemplate`<section class="section"${addAttribute(`m-${month}`, "aria-labelledby")}> <header> <h2${addAttribute(`m-${month}`, "id")}>${monthTitle(`${month}-01`)}</h2> </header> <ul class="dates plain"> ${items.map((event) => renderTemplate`${renderComponent($$result, "EventRow", $$EventRow, { "event": event })}`)} </ul> </section>`)}${renderComponent($$result, "Years", $$Years, {
		"years": years,
		"under": "/calendrier/",
		"title": "Autres années",
		"here": year
	})} ` })}`;
}, "/tmp/w/me/site/src/pages/calendrier/[year].astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/calendrier/[year].astro";
var $$url = "/calendrier/[year]";
// \0virtual:astro:page:src/pages/calendrier/[year]@_@astro
var page = () => _year__exports;
export { page };
