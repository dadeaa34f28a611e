import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { t as $$Crumbs } from "./crumbs_CvTag3Ry.mjs";
import { a as $$Origin, i as $$Sections, n as $$Sources, r as $$Side, t as $$TakePart } from "./take-part_BN7StZju.mjs";
import { t as $$Phase } from "./phase_BnFyaje2.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { i as tagsOf, o as whenOf, r as plainStart } from "./cards_C0Eq7L-Z.mjs";
import { c as isOver, t as currentModel } from "./source_CKveOPSK.mjs";
import { t as paramsOf } from "./static-paths_DlV-dMgm.mjs";
import { r as french } from "./typography_Q480VJDC.mjs";
// src/pages/projets/[project]/[consultation].astro
var _consultation__exports = /* @__PURE__ */ __exportAll({
	default: () => $$Consultation,
	file: () => $$file,
	getStaticPaths: () => getStaticPaths,
	url: () => $$url
});
createAstro("https://astro.build");
function getStaticPaths() {
	return paramsOf(/^\/projets\/(?!(?:phase|commune|theme|page)\/)(?<project>[^/]+)\/(?<consultation>[^/]+)\/$/);
}
var $$Consultation = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Consultation;
	const view = currentModel();
	const project = view.project(Astro.params.project);
	const item = project?.consultations.find(({ slug }) => slug === Astro.params.consultation);
	if (item === void 0 || project === void 0) return new Response(null, { status: 404 });
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": `${item.title}, ${project.title}`,
		"path": item.path,
		"description": plainStart(item.introduction),
		"feed": `${project.path}flux.xml`
	}, { "default": ($$result) => renderTemplate` ${maybeRenderHead($$result)}<div${addAttribute({ quietly: isOver(item.phase) }, "class:list")}> ${renderComponent($$result, "Crumbs", $$Crumbs, {
		"trail": [{
			href: "/projets/",
			label: "Projets"
		}, {
			href: project.path,
			label: project.title
		}],
		"here": item.title
	})} <header class="head"> <p class="badges"> ${renderComponent($$result, "Phase", $$Phase, { "phase": item.phase })} ${tagsOf(item).map((tag) => renderTemplate`<span class="tag">${tag}</span>`)} <span class="muted small">${french(whenOf(item, view.passed))}</span> </p> <h1>${french(item.title)}</h1> <p class="lede"> ${french(item.procedure.label)} sur le projet <a${addAttribute(project.path, "href")}>${french(project.title)}</a> </p> ${renderComponent($$result, "Origin", $$Origin, { "consultation": item })} </header> <div class="dossier"> ${renderComponent($$result, "TakePart", $$TakePart, {
		"consultation": item,
		"view": view
	})} <div class="text"> ${renderComponent($$result, "Sections", $$Sections, {
		"consultation": item,
		"view": view,
		"title": "De quoi s’agit-il"
	})} ${renderComponent($$result, "Sources", $$Sources, { "consultation": item })} </div> ${renderComponent($$result, "Side", $$Side, { "project": project })} </div> </div> ` })}`;
}, "/tmp/w/me/site/src/pages/projets/[project]/[consultation].astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/projets/[project]/[consultation].astro";
var $$url = "/projets/[project]/[consultation]";
// \0virtual:astro:page:src/pages/projets/[project]/[consultation]@_@astro
var page = () => _consultation__exports;
export { page };
