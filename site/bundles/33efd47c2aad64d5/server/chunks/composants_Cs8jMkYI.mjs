import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { a as Fragment, d as renderTemplate, f as maybeRenderHead, i as renderComponent } from "./server_CDOIoEVl.mjs";
import { n as createComponent } from "./compiler_CSHzxqBD.mjs";
import { t as $$ConsultationCard } from "./consultation-card_Dwi1OX66.mjs";
import { t as $$Crumbs } from "./crumbs_CvTag3Ry.mjs";
import { t as $$EventRow } from "./event-row_DtRltokk.mjs";
import { t as $$Phase } from "./phase_BnFyaje2.mjs";
import { n as $$Steps, t as steps } from "./timeline_DF3UNhgx.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { l as phaseWords, s as PHASE_ORDER, t as currentModel } from "./source_CKveOPSK.mjs";
// src/pages/composants.astro
var composants_exports = /* @__PURE__ */ __exportAll({
	default: () => $$Composants,
	file: () => $$file,
	url: () => $$url
});
var $$Composants = createComponent(($$result, $$props, $$slots) => {
	const view = currentModel();
	const samples = PHASE_ORDER.flatMap((phase) => view.first(`phase:${phase}`, 1)).flatMap(({ consultations }) => consultations[0] ?? []);
	const dates = [...view.first("upcoming", 24), ...view.last("subscribed", 24)];
	const events = [.../* @__PURE__ */ new Set([
		dates.find(({ status, over }) => status === "planned" && !over),
		dates.find(({ status }) => status === "changed"),
		dates.find(({ status }) => status === "cancelled"),
		dates.find(({ over }) => over)
	])].filter((event) => event !== void 0);
	const longest = [...samples].sort((a, b) => b.facts.length + b.events.length - a.facts.length - a.events.length)[0];
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": "Composants",
		"path": "/composants/",
		"description": "Les pièces du site, dans tous leurs états.",
		"noindex": true
	}, { "default": ($$result) => renderTemplate` ${renderComponent($$result, "Crumbs", $$Crumbs, {
		"trail": [],
		"here": "Composants"
	})} ${maybeRenderHead($$result)}<h1>Composants</h1> <p class="lede">Les pièces du site dans tous leurs états. Cette page sert à l’équipe ; rien n’y est envoyé.</p> <section class="section"> <h2>Étapes d’une consultation</h2> <p>Un mot, une forme et une couleur, jamais la couleur seule.</p> <dl> ${PHASE_ORDER.map((phase) => renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <dt> ${renderComponent($$result, "Phase", $$Phase, { "phase": phase })} </dt> <dd>${phaseWords(phase).explanation}</dd> ` })}`)} </dl> </section> <section class="section"> <h2>Cartes</h2> <ul class="cards plain"> ${samples.map((item) => renderTemplate`${renderComponent($$result, "ConsultationCard", $$ConsultationCard, {
		"consultation": item,
		"view": view
	})}`)} </ul> <h3>Liste vide</h3> <div class="empty"> <p> <strong>Aucune consultation n’est ouverte aujourd’hui.</strong> </p> <p>Les prochaines seront annoncées ici.</p> </div> </section> <section class="section"> <h2>Rendez-vous</h2> <ul class="dates plain"> ${events.map((event) => renderTemplate`${renderComponent($$result, "EventRow", $$EventRow, { "event": event })}`)} </ul> </section> ${longest && renderTemplate`<section class="section"> <h2>Frise</h2> ${renderComponent($$result, "Steps", $$Steps, { "steps": steps([longest], view) })} </section>`}<section class="section"> <h2>Boutons</h2> <p class="buttons"> <button class="button" type="button">
Action principale
</button> <button class="button second" type="button">
Action seconde
</button> <button class="button" type="button" disabled>
Indisponible
</button> </p> </section> <section class="section"> <h2>Messages</h2> <div class="notice"> <h3>À savoir</h3> <p>La réunion de jeudi change de salle.</p> </div> <div class="notice quiet"> <p> <strong>Fiche reprise de sources publiques, incomplète.</strong> Les sources sont au bas de la page.
</p> </div> <div class="notice error" role="alert" aria-labelledby="erreurs"> <h3 id="erreurs">Deux réponses sont à corriger</h3> <ul> <li> <a href="#courriel-faux">L’adresse électronique est incomplète : il manque la partie après @.</a> </li> <li> <a href="#texte-faux">Écrivez votre message : il est vide.</a> </li> </ul> </div> <div class="notice done" role="status"> <h3>Votre message est enregistré</h3> <p>
Référence <span class="reference">AF-2027-0142</span> </p> <p>La direction des mobilités vous répond sous dix jours ouvrés.</p> </div> <div class="notice error"> <h3>Le service est interrompu</h3> <p>
Votre texte n’est pas perdu : il est toujours ci-dessous. Réessayez dans quelques minutes, ou écrivez-nous par
        courriel ou par courrier.
</p> </div> </section> <section class="section"> <h2>Formulaire</h2> <div class="field"> <label for="nom">Nom ou pseudonyme</label> <p class="hint" id="nom-aide">
Il sera publié avec votre commentaire.
</p> <input id="nom" name="nom" type="text" autocomplete="name" aria-describedby="nom-aide"> </div> <div class="field wrong"> <label for="courriel-faux">Adresse électronique (facultative)</label> <p class="hint" id="courriel-aide">
Pour vous répondre. Jamais publiée. Exemple : prenom@exemple.fr
</p> <p class="why" id="courriel-erreur"> <span class="hidden">Erreur : </span>L’adresse est incomplète : il manque la partie après @.
</p> <input id="courriel-faux" name="courriel" type="email" autocomplete="email" value="camille@" aria-invalid="true" aria-describedby="courriel-aide courriel-erreur"> </div> <div class="field"> <label for="sujet">Sujet</label> <select id="sujet" name="sujet"> <option>Question</option> <option>Idée</option> <option>Autre</option> </select> </div> <div class="field wrong"> <label for="texte-faux">Votre message</label> <p class="why" id="texte-erreur"> <span class="hidden">Erreur : </span>Écrivez votre message : il est vide.
</p> <textarea id="texte-faux" name="texte" rows="5" aria-invalid="true" aria-describedby="texte-erreur"></textarea> </div> <fieldset class="choices"> <legend>Communes qui vous intéressent</legend> <div> <input id="c1" name="commune-nimes" type="checkbox" value="oui" checked> <label for="c1">Nîmes</label> </div> <div> <input id="c2" name="commune-marguerittes" type="checkbox" value="oui"> <label for="c2">Marguerittes</label> </div> </fieldset> <p class="buttons"> <button class="button" type="button">
Relire et envoyer
</button> </p> </section> <section class="section"> <h2>Texte et tableau</h2> <div class="prose"> <blockquote> <p>« Une citation d’un participant, reprise dans une synthèse. »</p> </blockquote> <section class="table" tabindex="0" aria-label="Exemple de tableau"> <table> <thead> <tr> <th scope="col">Proposition</th> <th scope="col">Suite donnée</th> </tr> </thead> <tbody> <tr> <td>Des arbres le long du chemin</td> <td>Retenue, plantation avant le revêtement</td> </tr> <tr> <td>Un second pont</td> <td>Non retenue : hors du budget</td> </tr> </tbody> </table> </section> </div> </section> ` })}`;
}, "/tmp/w/me/site/src/pages/composants.astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/composants.astro";
var $$url = "/composants";
// \0virtual:astro:page:src/pages/composants@_@astro
var page = () => composants_exports;
export { page };
