import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { b as unescapeHTML, d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { t as $$ConsultationCard } from "./consultation-card_Dwi1OX66.mjs";
import { o as plural, r as french } from "./typography_Q480VJDC.mjs";
import { t as $$Crumbs } from "./crumbs_CvTag3Ry.mjs";
import { t as $$EventRow } from "./event-row_DtRltokk.mjs";
import { a as $$Origin, i as $$Sections, n as $$Sources, r as $$Side, t as $$TakePart } from "./take-part_BN7StZju.mjs";
import { t as $$Phase } from "./phase_BnFyaje2.mjs";
import { n as $$Steps, t as steps } from "./timeline_DF3UNhgx.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { i as tagsOf, o as whenOf } from "./cards_C0Eq7L-Z.mjs";
import { t as markdown } from "./markdown_eWZ5G2uX.mjs";
import { c as isOver, t as currentModel } from "./source_CKveOPSK.mjs";
import { t as paramsOf } from "./static-paths_DlV-dMgm.mjs";
// src/components/cover.astro
createAstro("https://astro.build");
var $$Cover = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Cover;
	const { cover } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<figure class="cover"> <img${addAttribute(cover.path, "src")}${addAttribute(cover.width, "width")}${addAttribute(cover.height, "height")}${addAttribute(french(cover.alternativeText), "alt")} loading="lazy" decoding="async"> ${cover.credit && renderTemplate`<figcaption>Image : ${french(cover.credit)}</figcaption>`} </figure>`;
}, "/tmp/w/me/site/src/components/cover.astro", void 0);
// src/model/view.ts
/** The consultation that the project's page shows whole: its only open one, or the only one it has. */
function shownWhole({ consultations }) {
	const open = consultations.filter(({ phase }) => phase === "open");
	if (open.length > 0) return open.length === 1 ? open[0] : void 0;
	return consultations.length === 1 ? consultations[0] : void 0;
}
// src/pages/projets/[project]/index.astro
var _project__exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	getStaticPaths: () => getStaticPaths,
	url: () => $$url
});
createAstro("https://astro.build");
function getStaticPaths() {
	return paramsOf(/^\/projets\/(?!(?:phase|commune|theme|page)\/)(?<project>[^/]+)\/$/);
}
var $$Index = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Index;
	const view = currentModel();
	const project = view.project(Astro.params.project);
	if (project === void 0) return new Response(null, { status: 404 });
	const whole = shownWhole(project);
	const alike = whole ?? project.consultations.find((item, _, all) => all.every(({ origin }) => origin === item.origin));
	const others = project.consultations.filter((item) => item !== whole);
	const open = others.filter(({ phase }) => phase === "open");
	const alone = project.events.filter(({ consultation }) => consultation === null || consultation !== whole?.ref);
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": project.title,
		"path": project.path,
		"description": project.summary,
		"image": project.cover?.path,
		"feed": `${project.path}flux.xml`
	}, { "default": ($$result) => renderTemplate` ${maybeRenderHead($$result)}<div${addAttribute({ quietly: isOver(project.phase) }, "class:list")}> ${renderComponent($$result, "Crumbs", $$Crumbs, {
		"trail": [{
			href: "/projets/",
			label: "Projets"
		}],
		"here": project.title
	})} <header class="head"> <p class="badges"> ${renderComponent($$result, "Phase", $$Phase, { "phase": project.phase })} ${alike && tagsOf(alike).map((tag) => renderTemplate`<span class="tag">${tag}</span>`)} ${whole && renderTemplate`<span class="muted small">${french(whenOf(whole, view.passed))}</span>`} </p> <h1>${french(project.title)}</h1> <p class="lede">${french(project.summary)}</p> ${alike ? renderTemplate`${renderComponent($$result, "Origin", $$Origin, { "consultation": alike })}` : project.example && renderTemplate`<p class="notice quiet">Exemple inventé pour la démonstration : ce projet n’existe pas.</p>`} </header> <div class="dossier"> ${whole && renderTemplate`${renderComponent($$result, "TakePart", $$TakePart, {
		"consultation": whole,
		"view": view
	})}`} ${open.length > 0 && renderTemplate`<section class="take-part call now" aria-labelledby="participer"> <header> <h2 id="participer">Donnez votre avis</h2> <p>${plural(open.length, "consultation est ouverte", "consultations sont ouvertes")} sur ce projet.</p> </header> <div class="body"> <ul class="channels plain"> ${open.map((item) => renderTemplate`<li> <a class="button"${addAttribute(item.path, "href")}> ${french(item.title)} </a> </li>`)} </ul> </div> </section>`} <div class="text"> <section> <h2>Le projet</h2> ${project.cover && renderTemplate`${renderComponent($$result, "Cover", $$Cover, { "cover": project.cover })}`} <div class="prose">${unescapeHTML(markdown(project.body, 3))}</div> </section> ${whole && renderTemplate`${renderComponent($$result, "Sections", $$Sections, {
		"consultation": whole,
		"view": view,
		"title": whole.title
	})}`} ${others.length > 0 && renderTemplate`<section> <h2>${whole ? "Les autres consultations" : "Les consultations"}</h2> <ul class="cards plain"> ${others.map((item) => renderTemplate`${renderComponent($$result, "ConsultationCard", $$ConsultationCard, {
		"consultation": item,
		"view": view,
		"inProject": true
	})}`)} </ul> </section>`} ${others.length > 1 && renderTemplate`<section> <h2>Où en est-on</h2> ${renderComponent($$result, "Steps", $$Steps, { "steps": steps(project.consultations, view, true) })} </section>`} ${alone.length > 0 && renderTemplate`<section> <h2>${whole ? "Autres rendez-vous" : "Rendez-vous"}</h2> <ul class="dates plain"> ${alone.map((event) => renderTemplate`${renderComponent($$result, "EventRow", $$EventRow, {
		"event": event,
		"inProject": true
	})}`)} </ul> </section>`} ${whole && renderTemplate`${renderComponent($$result, "Sources", $$Sources, { "consultation": whole })}`} </div> ${renderComponent($$result, "Side", $$Side, { "project": project })} </div> </div> ` })}`;
}, "/tmp/w/me/site/src/pages/projets/[project]/index.astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/projets/[project]/index.astro";
var $$url = "/projets/[project]";
// \0virtual:astro:page:src/pages/projets/[project]/index@_@astro
var page = () => _project__exports;
export { page };
