import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent } from "./compiler_CSHzxqBD.mjs";
import { t as $$Crumbs } from "./crumbs_CvTag3Ry.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { t as frontPages } from "./listing_CUuLXeX0.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
import { r as french } from "./typography_Q480VJDC.mjs";
// src/pages/plan-du-site.astro
var plan_du_site_exports = /* @__PURE__ */ __exportAll({
	default: () => $$PlanDuSite,
	file: () => $$file,
	url: () => $$url
});
var $$PlanDuSite = createComponent(($$result, $$props, $$slots) => {
	const view = currentModel();
	const { menu } = view;
	const phases = frontPages(view).filter(({ kind }) => kind === "phase");
	const projects = [...view.last("projects", 128)].sort((a, b) => a.title.localeCompare(b.title, "fr"));
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": "Plan du site",
		"path": "/plan-du-site/",
		"description": "Toutes les pages du site."
	}, { "default": ($$result) => renderTemplate` ${renderComponent($$result, "Crumbs", $$Crumbs, {
		"trail": [],
		"here": "Plan du site"
	})} ${maybeRenderHead($$result)}<h1>Plan du site</h1> <div class="prose"> <h2>Les pages</h2> <ul> <li> <a href="/">Accueil</a> </li> <li> <a href="/projets/">Projets</a> </li> <li> <a href="/calendrier/">Calendrier</a> </li> <li> <a href="/syntheses/">Synthèses et bilans</a> </li> <li> <a href="/archives/">Archives</a> </li> ${menu.charter && renderTemplate`<li> <a href="/charte/">Charte de fonctionnement</a> </li>`} ${menu.pages.map((page) => renderTemplate`<li> <a${addAttribute(`/${page.slug}/`, "href")}>${french(page.title)}</a> </li>`)} </ul> <h2>Les projets par étape</h2> <ul> ${phases.map(({ path, title }) => renderTemplate`<li> <a${addAttribute(path, "href")}>${title}</a> </li>`)} </ul> <h2>Les projets et leurs consultations</h2> <ul> ${projects.map((project) => renderTemplate`<li> <a${addAttribute(project.path, "href")}>${french(project.title)}</a> ${project.consultations.length > 0 && renderTemplate`<ul> ${project.consultations.map(({ path, title }) => renderTemplate`<li> <a${addAttribute(path, "href")}>${french(title)}</a> </li>`)} </ul>`} </li>`)} </ul> </div> ` })}`;
}, "/tmp/w/me/site/src/pages/plan-du-site.astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/plan-du-site.astro";
var $$url = "/plan-du-site";
// \0virtual:astro:page:src/pages/plan-du-site@_@astro
var page = () => plan_du_site_exports;
export { page };
