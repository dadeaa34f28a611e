import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { t as $$ArchiveRows } from "./archive-rows_B5YgpoMv.mjs";
import { t as $$Crumbs } from "./crumbs_CvTag3Ry.mjs";
import { t as $$Years } from "./years_BI3SwAWB.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { i as yearsOf, r as yearLabel, t as currentModel } from "./source_CKveOPSK.mjs";
import { t as paramsOf } from "./static-paths_DlV-dMgm.mjs";
// src/pages/archives/[year].astro
var _year__exports = /* @__PURE__ */ __exportAll({
	default: () => $$Year,
	file: () => $$file,
	getStaticPaths: () => getStaticPaths,
	url: () => $$url
});
createAstro("https://astro.build");
function getStaticPaths() {
	return paramsOf(/^\/archives\/(?<year>[^/]+)\/$/);
}
var $$Year = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Year;
	const view = currentModel();
	const { year } = Astro.params;
	const years = yearsOf(view, "archived");
	if (!years.includes(year)) return new Response(null, { status: 404 });
	const consultations = [...view.all(`archived:${year}`)].reverse();
	const title = `Archives : ${yearLabel(year).toLowerCase()}`;
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": title,
		"path": `/archives/${year}/`,
		"description": "Les consultations terminées cette année-là."
	}, { "default": ($$result) => renderTemplate` ${renderComponent($$result, "Crumbs", $$Crumbs, {
		"trail": [{
			href: "/archives/",
			label: "Archives"
		}],
		"here": yearLabel(year)
	})} ${maybeRenderHead($$result)}<h1>${title}</h1> ${renderComponent($$result, "ArchiveRows", $$ArchiveRows, {
		"consultations": consultations,
		"level": 2
	})} ${renderComponent($$result, "Years", $$Years, {
		"years": years,
		"under": "/archives/",
		"title": "Autres années",
		"here": year
	})} ` })}`;
}, "/tmp/w/me/site/src/pages/archives/[year].astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/archives/[year].astro";
var $$url = "/archives/[year]";
// \0virtual:astro:page:src/pages/archives/[year]@_@astro
var page = () => _year__exports;
export { page };
