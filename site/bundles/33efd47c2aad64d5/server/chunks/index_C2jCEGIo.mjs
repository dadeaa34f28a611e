import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent } from "./compiler_CSHzxqBD.mjs";
import { n as $$Arches, t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { _ as startOf, t as currentModel } from "./source_CKveOPSK.mjs";
import { t as $$ConsultationCard } from "./consultation-card_Dwi1OX66.mjs";
import { t as $$EventRow } from "./event-row_DtRltokk.mjs";
import { t as frenchDay } from "./dates_CpItW4nZ.mjs";
import { a as frenchNumber, o as plural, r as french } from "./typography_Q480VJDC.mjs";
// src/model/home.ts
/** So many open consultations are shown at home; the others stand in their list. */
var SHOWN = 24;
/** What the home page shows, in its order. Relays are said apart: they are not ours. */
function home(model) {
	return {
		open: model.first("open", SHOWN),
		openCount: model.count("open"),
		announced: model.first("announced", SHOWN),
		elsewhere: model.first("relays-open", SHOWN),
		meetings: model.first("meetings", 4),
		latest: onePerProject(model.last("over", SHOWN)).slice(0, 3),
		promises: model.first("promises", 4).flatMap((item) => item.reportBackBy === null ? [] : [{
			item,
			by: item.reportBackBy
		}]),
		figures: figures(model).filter(({ value }) => value > 0)
	};
}
function onePerProject(items) {
	return items.filter((item, index) => items.findIndex(({ project }) => project.slug === item.project.slug) === index);
}
function figures(model) {
	const [told, expected, late] = [
		model.count("told"),
		model.count("expected"),
		model.count("late")
	];
	const projects = model.count("projects");
	return [
		{
			value: told,
			label: told < 2 ? "bilan publié après une consultation" : "bilans publiés après une consultation"
		},
		{
			value: expected,
			label: expected < 2 ? "bilan attendu, dans les temps" : "bilans attendus, dans les temps"
		},
		{
			value: late,
			label: "en retard"
		},
		{
			value: projects,
			label: `${projects < 2 ? "projet" : "projets"} à consulter ici, archives et relais compris`
		}
	];
}
// src/pages/index.astro
var pages_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Index,
	file: () => $$file,
	url: () => ""
});
var $$Index = createComponent(($$result, $$props, $$slots) => {
	const view = currentModel();
	const { open, openCount, elsewhere, announced, meetings, latest, promises, figures } = home(view);
	const shown = {
		open: "ouvertes",
		announced: "bientot"
	};
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": "Accueil",
		"path": "/",
		"description": view.settings.tagline
	}, {
		"default": ($$result) => renderTemplate`  ${maybeRenderHead($$result)}<section class="section wide"${addAttribute(shown.open, "aria-labelledby")}> <header> <h2${addAttribute(shown.open, "id")}>Ouvertes en ce moment</h2> ${open.length > 0 && renderTemplate`<p class="muted">Vous pouvez contribuer jusqu’à la date indiquée.</p>`} </header> ${open.length === 0 ? renderTemplate`<div class="empty"> <p> <strong>Aucune consultation n’est ouverte aujourd’hui.</strong> </p> <p> ${announced.length > 0 ? "Les prochaines sont annoncées ci-dessous." : "Dès qu’une consultation sera annoncée, elle paraîtra ici."}${" "}
Pour être prévenu : <a href="/flux.xml">flux Atom</a>,${" "} <a href="/calendrier.ics">calendrier à ajouter à mon agenda</a>.
</p> </div>` : renderTemplate`<ul${addAttribute([
			"cards",
			"plain",
			{ single: open.length === 1 }
		], "class:list")}> ${open.map((item) => renderTemplate`${renderComponent($$result, "ConsultationCard", $$ConsultationCard, {
			"consultation": item,
			"view": view
		})}`)} </ul>`} </section> ${announced.length > 0 && renderTemplate`<section class="section wide"${addAttribute(shown.announced, "aria-labelledby")}> <header> <h2${addAttribute(shown.announced, "id")}>Ouvrent bientôt</h2> </header> <ul class="cards plain"> ${announced.map((item) => renderTemplate`${renderComponent($$result, "ConsultationCard", $$ConsultationCard, {
			"consultation": item,
			"view": view
		})}`)} </ul> </section>`}${elsewhere.length > 0 && renderTemplate`<section class="section wide" aria-labelledby="ailleurs"> <header> <h2 id="ailleurs">Ouvertes chez nos voisins et partenaires</h2> <p class="muted">Organisées par d’autres, relayées ici.</p> </header> <ul class="cards plain"> ${elsewhere.map((item) => renderTemplate`${renderComponent($$result, "ConsultationCard", $$ConsultationCard, {
			"consultation": item,
			"view": view
		})}`)} </ul> </section>`}<section class="section wide" aria-labelledby="rendez-vous"> <header> <h2 id="rendez-vous">Prochains rendez-vous</h2> <p> <a href="/calendrier/">Tout le calendrier</a> </p> </header> ${meetings.length === 0 ? renderTemplate`<div class="empty"> <p>Aucun rendez-vous n’est prévu pour le moment.</p> </div>` : renderTemplate`<ul class="dates plain"> ${meetings.map((event) => renderTemplate`${renderComponent($$result, "EventRow", $$EventRow, { "event": event })}`)} </ul>`} </section> <section class="section wide" aria-labelledby="dus"> <header> <h2 id="dus">Ce que nous vous devons</h2> <p class="muted">Après chaque consultation, un bilan à date dite.</p> </header> <div class="owed"> ${promises.length === 0 ? renderTemplate`<div class="empty"> <p>Aucun bilan n’est attendu en ce moment.</p> </div>` : renderTemplate`<ul class="rows plain"> ${promises.map(({ item, by }) => renderTemplate`<li> <h3> <a${addAttribute(item.path, "href")}>${french(item.project.title)}</a> </h3> <p${addAttribute({ urgent: view.passed(startOf(by)) }, "class:list")}> ${view.passed(startOf(by)) ? "Bilan en retard, il était attendu le" : "Bilan attendu au plus tard le"}${" "} ${frenchDay(by)} </p> </li>`)} </ul>`} <dl class="figures"> ${figures.map(({ value, label }) => renderTemplate`<div> <dt>${french(label)}</dt> <dd>${frenchNumber(value)}</dd> </div>`)} </dl> </div> </section> ${latest.length > 0 && renderTemplate`<section class="section wide" aria-labelledby="recentes"> <header> <h2 id="recentes">Récemment terminées</h2> <p> <a href="/archives/">Toutes les archives</a> </p> </header> <ul class="cards plain"> ${latest.map((item) => renderTemplate`${renderComponent($$result, "ConsultationCard", $$ConsultationCard, {
			"consultation": item,
			"view": view
		})}`)} </ul> </section>`}<div class="section"></div> `,
		"hero": ($$result) => renderTemplate`<section class="hero" aria-labelledby="titre"> <div class="wide"> <div class="hero-text"> <h1 id="titre">Donnez votre avis sur les projets de l’agglo</h1> <p class="lede">
Chaque consultation dit ce qui est ouvert à la discussion, jusqu’à quand, et ce que deviennent vos
          contributions. Sans compte.
</p> <p class="buttons"> ${open.length > 0 ? renderTemplate`<a class="button"${addAttribute(`#${shown.open}`, "href")}> ${plural(openCount, "consultation ouverte", "consultations ouvertes")} </a>` : announced.length > 0 ? renderTemplate`<a class="button"${addAttribute(`#${shown.announced}`, "href")}>
Ce qui ouvre bientôt
</a>` : renderTemplate`<a class="button" href="/projets/">
Voir les projets
</a>`} <a class="button second" href="/calendrier/">
Le calendrier
</a> </p> </div> </div> ${renderComponent($$result, "Arches", $$Arches, {})} </section>`
	})}`;
}, "/tmp/w/me/site/src/pages/index.astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/index.astro";
// \0virtual:astro:page:src/pages/index@_@astro
var page = () => pages_exports;
export { page };
