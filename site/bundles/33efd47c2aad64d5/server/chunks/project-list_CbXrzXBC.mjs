import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { o as isOrderedByLife, t as currentModel } from "./source_CKveOPSK.mjs";
import { t as frontPages } from "./listing_CUuLXeX0.mjs";
import { t as $$Crumbs } from "./crumbs_CvTag3Ry.mjs";
import { a as toneOf, n as cardOf, s as whereOf } from "./cards_C0Eq7L-Z.mjs";
import { r as french } from "./typography_Q480VJDC.mjs";
import { t as $$Phase } from "./phase_BnFyaje2.mjs";
// src/components/project-card.astro
createAstro("https://astro.build");
var $$ProjectCard = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$ProjectCard;
	const { project, view } = Astro.props;
	const [first] = project.consultations;
	const card = first === void 0 ? null : cardOf(first, view.passed);
	return renderTemplate`${maybeRenderHead($$result)}<li${addAttribute(["card", toneOf(project.phase)], "class:list")}> <p class="badges"> ${renderComponent($$result, "Phase", $$Phase, { "phase": project.phase })} ${card?.tags.map((tag) => renderTemplate`<span class="tag">${tag}</span>`)} </p> <h3> <a${addAttribute(project.path, "href")}>${french(project.title)}</a> </h3> <p class="clamp">${french(project.summary)}</p> <p class="end"> ${card && renderTemplate`<span${addAttribute(["until", { urgent: card.urgent }], "class:list")}>${card.when}</span>`} ${card && `${card.what} · `} ${french(whereOf(project))} </p> </li>`;
}, "/tmp/w/me/site/src/components/project-card.astro", void 0);
// src/components/project-list.astro
createAstro("https://astro.build");
var $$ProjectList = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$ProjectList;
	const { list } = Astro.props;
	const view = currentModel();
	const { facet, path } = list;
	const first = list.number === null;
	const all = first ? frontPages(view, facet) : [];
	const groups = [
		{
			kind: "phase",
			label: "Par étape"
		},
		{
			kind: "commune",
			label: "Par commune"
		},
		{
			kind: "theme",
			label: "Par thème"
		}
	].map((group) => ({
		...group,
		items: all.filter(({ kind }) => kind === group.kind)
	}));
	const isByDate = facet.kind === "phase" && isOrderedByLife(facet.list.slice(6));
	const suffix = first ? "" : `, page ${list.number}`;
	const open = first && facet.kind === "all" ? view.first("phase:open", 24) : [];
	const others = list.projects.filter(({ slug }) => open.every((project) => project.slug !== slug));
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": facet.title + suffix,
		"path": path,
		"description": facet.explanation ?? "Tous les projets soumis à votre avis, aujourd’hui et hier."
	}, { "default": ($$result) => renderTemplate` ${renderComponent($$result, "Crumbs", $$Crumbs, {
		"trail": facet.kind === "all" ? [] : [{
			href: "/projets/",
			label: "Projets"
		}],
		"here": facet.kind === "all" ? "Projets" : facet.label
	})} ${maybeRenderHead($$result)}<h1> ${facet.title} ${suffix} </h1> ${facet.explanation && renderTemplate`<p class="lede">${facet.explanation}</p>`}${first && renderTemplate`<nav class="filters" aria-label="Filtrer les projets"> <ul class="chips plain"> <li> <a class="chip" href="/projets/"${addAttribute(facet.kind === "all" ? "true" : void 0, "aria-current")}>
Tous
</a> </li> ${groups[0]?.items.map((item) => renderTemplate`<li> <a class="chip"${addAttribute(item.path, "href")}${addAttribute(item.path === facet.path ? "true" : void 0, "aria-current")}> ${item.label} </a> </li>`)} </ul> ${groups.slice(1).map(({ kind, label, items }) => renderTemplate`<details${addAttribute(facet.kind === kind, "open")}> <summary>${label}</summary> <ul class="chips plain"> ${items.map((item) => renderTemplate`<li> <a class="chip"${addAttribute(item.path, "href")}${addAttribute(item.path === facet.path ? "true" : void 0, "aria-current")}> ${item.label} </a> </li>`)} </ul> </details>`)} </nav>`}${open.length > 0 && renderTemplate`<section class="section" aria-labelledby="ouverts"> <header> <h2 id="ouverts">Ouverts en ce moment</h2> </header> <ul class="cards plain"> ${open.map((project) => renderTemplate`${renderComponent($$result, "ProjectCard", $$ProjectCard, {
		"project": project,
		"view": view
	})}`)} </ul> </section>`}${others.length > 0 && renderTemplate`<section${addAttribute({ section: open.length > 0 }, "class:list")} aria-labelledby="projets"> <h2 id="projets"${addAttribute(open.length > 0 ? void 0 : "hidden", "class")}>${open.length > 0 ? "Les autres projets" : "Les projets"}</h2> <ul class="cards plain"> ${others.map((project) => renderTemplate`${renderComponent($$result, "ProjectCard", $$ProjectCard, {
		"project": project,
		"view": view
	})}`)} </ul> </section>`}${list.projects.length === 0 && renderTemplate`<div class="empty"> <p>${facet.kind === "all" && first ? "Aucun projet n’est encore publié." : "Aucun projet ici pour le moment."}</p> ${!(facet.kind === "all" && first) && renderTemplate`<p> <a href="/projets/">Voir tous les projets</a> </p>`} </div>`}${(list.newer ?? list.older) !== null && renderTemplate`<nav class="pages" aria-label="Pages de la liste"> <ul class="chips plain"> ${list.newer !== null && renderTemplate`<li> <a class="chip"${addAttribute(list.newer, "href")} rel="prev"> ${isByDate ? "Page précédente" : "Projets plus récents"} </a> </li>`} ${list.older !== null && renderTemplate`<li> <a class="chip"${addAttribute(list.older, "href")} rel="next"> ${isByDate ? "Page suivante" : "Projets plus anciens"} </a> </li>`} </ul> </nav>`}` })}`;
}, "/tmp/w/me/site/src/components/project-list.astro", void 0);
export { $$ProjectList as t };
