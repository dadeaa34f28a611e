import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { t as $$Crumbs } from "./crumbs_CvTag3Ry.mjs";
import { t as $$SynthesisRows } from "./synthesis-rows_B3j7_aDD.mjs";
import { t as $$Years } from "./years_BI3SwAWB.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { i as yearsOf, t as currentModel } from "./source_CKveOPSK.mjs";
import { t as paramsOf } from "./static-paths_DlV-dMgm.mjs";
// src/pages/syntheses/[year].astro
var _year__exports = /* @__PURE__ */ __exportAll({
	default: () => $$Year,
	file: () => $$file,
	getStaticPaths: () => getStaticPaths,
	url: () => $$url
});
createAstro("https://astro.build");
function getStaticPaths() {
	return paramsOf(/^\/syntheses\/(?<year>[^/]+)\/$/);
}
var $$Year = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Year;
	const view = currentModel();
	const { year } = Astro.params;
	const years = yearsOf(view, "syntheses");
	if (!years.includes(year)) return new Response(null, { status: 404 });
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": `Synthèses et bilans de ${year}`,
		"path": `/syntheses/${year}/`,
		"description": "Les synthèses publiées cette année-là."
	}, { "default": ($$result) => renderTemplate` ${renderComponent($$result, "Crumbs", $$Crumbs, {
		"trail": [{
			href: "/syntheses/",
			label: "Synthèses"
		}],
		"here": year
	})} ${maybeRenderHead($$result)}<h1>Synthèses et bilans de ${year}</h1> ${renderComponent($$result, "SynthesisRows", $$SynthesisRows, { "syntheses": [...view.all(`syntheses:${year}`)].reverse() })} ${renderComponent($$result, "Years", $$Years, {
		"years": years,
		"under": "/syntheses/",
		"title": "Autres années",
		"here": year
	})} ` })}`;
}, "/tmp/w/me/site/src/pages/syntheses/[year].astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/syntheses/[year].astro";
var $$url = "/syntheses/[year]";
// \0virtual:astro:page:src/pages/syntheses/[year]@_@astro
var page = () => _year__exports;
export { page };
