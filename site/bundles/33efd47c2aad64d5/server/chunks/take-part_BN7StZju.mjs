import { a as Fragment, b as unescapeHTML, d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { _ as startOf, d as effectiveClosing, m as hasHour } from "./source_CKveOPSK.mjs";
import { a as frenchNumber, r as french } from "./typography_Q480VJDC.mjs";
import { i as frenchMoment, o as frenchSlot, t as frenchDay } from "./dates_CpItW4nZ.mjs";
import { c as opening, l as remaining, t as capital } from "./cards_C0Eq7L-Z.mjs";
import { t as markdown } from "./markdown_eWZ5G2uX.mjs";
import { r as SYNTHESIS_KINDS } from "./words_CpQZZsbX.mjs";
import { t as $$EventRow } from "./event-row_DtRltokk.mjs";
import { n as $$Steps, t as steps } from "./timeline_DF3UNhgx.mjs";
import { t as $$Documents } from "./documents_Fp_mWRF0.mjs";
// src/components/origin.astro
createAstro("https://astro.build");
var $$Origin = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Origin;
	const { consultation } = Astro.props;
	const organiser = consultation.organiser ?? consultation.project.sponsor;
	return renderTemplate`${consultation.example && renderTemplate`${maybeRenderHead($$result)}<p class="notice quiet">Exemple inventé pour la démonstration : ce projet n’existe pas.</p>`} ${consultation.origin === "archive" && renderTemplate`<p class="notice quiet"> <strong>Fiche reprise de sources publiques, incomplète.</strong> Les sources sont au bas de la page.
</p>`} ${consultation.origin === "relay" && renderTemplate`<p class="notice quiet"> <strong>Cette consultation n’est pas la nôtre.</strong> Organisateur : ${french(organiser)}. Cette fiche, reprise de
    sources publiques, ne fait que la relayer.
</p>`}`;
}, "/tmp/w/me/site/src/components/origin.astro", void 0);
// src/components/sections.astro
createAstro("https://astro.build");
var $$Sections = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Sections;
	const { consultation: item, view, title } = Astro.props;
	const timeline = steps([item], view);
	const { outcome } = item;
	const becoming = item.becomingOfContributions ?? null;
	const discussed = item.openToDiscussion.length + item.notOpenToDiscussion.length > 0;
	return renderTemplate`${maybeRenderHead($$result)}<section> <h2>${french(title)}</h2> <div class="prose">${unescapeHTML(markdown(item.introduction, 3))}</div> <p class="small muted"> <strong>${french(item.procedure.label)}.</strong> ${french(item.procedure.explanation)} </p> </section> ${discussed && renderTemplate`<section> <h2>Ce dont on discute</h2> <div class="two"> ${item.openToDiscussion.length > 0 && renderTemplate`<div class="box"> <h3>Ce qui est ouvert à la discussion</h3> <ul class="plain ticks"> ${item.openToDiscussion.map((line) => renderTemplate`<li>${french(line)}</li>`)} </ul> </div>`} ${item.notOpenToDiscussion.length > 0 && renderTemplate`<div class="box not"> <h3>Ce qui ne l’est pas</h3> <ul class="plain ticks"> ${item.notOpenToDiscussion.map((line) => renderTemplate`<li>${french(line)}</li>`)} </ul> </div>`} </div> </section>`} ${(becoming !== null || item.reportBackBy !== null || item.guarantor !== null) && renderTemplate`<section> <h2>Ce que deviennent vos ${item.procedure.legalRegister ? "observations" : "contributions"}</h2> <div class="prose"> ${becoming !== null && renderTemplate`<p>${french(becoming)}</p>`} ${item.reportBackBy !== null && renderTemplate`<p>
Bilan attendu au plus tard le <strong>${frenchDay(item.reportBackBy)}</strong>.
</p>`} ${item.guarantor !== null && renderTemplate`<p> ${item.procedure.legalRegister ? "Qui conduit l’enquête" : "Qui veille à la sincérité du débat"} :${" "} ${french(item.guarantor)}.
</p>`} </div> </section>`} ${outcome !== null && renderTemplate`<section> <h2>Ce que la consultation a donné</h2> <div class="prose"> ${outcome.opinion && renderTemplate`<p> <strong>Avis.</strong> ${french(outcome.opinion)} </p>`} ${outcome.decision && renderTemplate`<p> <strong>Décision.</strong> ${french(outcome.decision)} ${outcome.decisionDate && ` (${frenchDay(outcome.decisionDate)})`} </p>`} ${outcome.followUp && renderTemplate`<p> <strong>Suites données.</strong> ${french(outcome.followUp)} </p>`} ${item.observationsCounted !== null && renderTemplate`<p>${frenchNumber(item.observationsCounted)} observations comptées.</p>`} </div> </section>`} ${outcome === null && item.observationsCounted !== null && renderTemplate`<section> <h2>Participation</h2> <p>${frenchNumber(item.observationsCounted)} observations comptées.</p> </section>`} ${item.syntheses.map((synthesis) => renderTemplate`<section${addAttribute(`synthese-${synthesis.slug}`, "id")}> <h2>${french(synthesis.title)}</h2> <p class="muted"> ${SYNTHESIS_KINDS[synthesis.kind]} ${synthesis.author && `, par ${french(synthesis.author)}`} </p> <div class="prose">${unescapeHTML(markdown(synthesis.body, 3))}</div> ${synthesis.document && renderTemplate`${renderComponent($$result, "Documents", $$Documents, { "documents": [synthesis.document] })}`} </section>`)} ${timeline.length > 0 && renderTemplate`<section> <h2>Où en est-on</h2> ${renderComponent($$result, "Steps", $$Steps, { "steps": timeline })} </section>`} ${item.events.length > 0 && renderTemplate`<section> <h2>Rendez-vous</h2> <ul class="dates plain"> ${item.events.map((event) => renderTemplate`${renderComponent($$result, "EventRow", $$EventRow, {
		"event": event,
		"inProject": true
	})}`)} </ul> </section>`} ${item.documents.length > 0 && renderTemplate`<section> <h2>Documents</h2> ${renderComponent($$result, "Documents", $$Documents, { "documents": item.documents })} </section>`} ${item.promisedMeans.length > 0 && renderTemplate`<section> <h2>Les moyens promis</h2> <ul class="prose"> ${item.promisedMeans.map(({ what, where, evidence }) => renderTemplate`<li> ${french(what)} ${where && ` (${french(where)})`} ${evidence && renderTemplate`<span class="muted"> : ${french(evidence)}</span>`} </li>`)} </ul> </section>`}`;
}, "/tmp/w/me/site/src/components/sections.astro", void 0);
// src/components/side.astro
createAstro("https://astro.build");
var $$Side = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Side;
	const { project } = Astro.props;
	const { department, communes, themes } = project;
	return renderTemplate`${maybeRenderHead($$result)}<aside class="side" aria-label="À propos du projet"> <section class="box"> <h2>Qui porte ce projet</h2> <p> ${french(project.sponsor)} ${department && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <br> ${french(department.name)} ${department.example && " (exemple)"} ` })}`} ${department?.phone && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <br> ${french(department.phone)} ` })}`} </p> ${project.contactEmail && renderTemplate`<p> <a${addAttribute(`mailto:${project.contactEmail}`, "href")}>Écrire au service</a> </p>`} </section> ${communes.length > 0 && renderTemplate`<section class="box"> <h2>Où</h2> ${communes.length > 6 ? renderTemplate`<details> <summary>${communes.length} communes</summary> <ul class="plain"> ${communes.map(({ slug, name }) => renderTemplate`<li> <a${addAttribute(`/projets/commune/${slug}/`, "href")}>${name}</a> </li>`)} </ul> </details>` : renderTemplate`<ul class="chips plain"> ${communes.map(({ slug, name }) => renderTemplate`<li> <a class="chip"${addAttribute(`/projets/commune/${slug}/`, "href")}> ${name} </a> </li>`)} </ul>`} </section>`} ${themes.length > 0 && renderTemplate`<section class="box"> <h2>Thèmes</h2> <ul class="chips plain"> ${themes.map(({ slug, name }) => renderTemplate`<li> <a class="chip"${addAttribute(`/projets/theme/${slug}/`, "href")}> ${french(name)} </a> </li>`)} </ul> </section>`} <section class="box"> <h2>Suivre ce projet</h2> <ul class="plain"> <li> <a${addAttribute(`${project.path}flux.xml`, "href")}>Flux Atom</a> </li> <li> <a${addAttribute(`${project.path}calendrier.ics`, "href")}>Rendez-vous dans mon agenda (.ics)</a> </li> </ul> </section> </aside>`;
}, "/tmp/w/me/site/src/components/side.astro", void 0);
// src/components/sources.astro
createAstro("https://astro.build");
var $$Sources = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Sources;
	const { sources, inferred, caveats, legalBasis, reference } = Astro.props.consultation;
	const any = sources.length + inferred.length > 0 || caveats !== null || legalBasis !== null || reference !== null;
	return renderTemplate`${any && renderTemplate`${maybeRenderHead($$result)}<section class="sources"> <h2>Sources et réserves</h2> ${legalBasis !== null && renderTemplate`<p>Fondement : ${french(legalBasis)}.</p>`} ${reference !== null && renderTemplate`<p>Référence : ${french(reference)}.</p>`} ${sources.length > 0 && renderTemplate`<ul> ${sources.map(({ label, url }) => renderTemplate`<li>${url === null ? french(label) : renderTemplate`<a${addAttribute(url, "href")}>${french(label)}</a>`}</li>`)} </ul>`} ${inferred.length > 0 && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <h3>Ce que nous avons déduit</h3> <ul> ${inferred.map((line) => renderTemplate`<li>${french(line)}</li>`)} </ul> ` })}`} ${caveats !== null && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <h3>Réserves</h3> <p class="lines">${french(caveats)}</p> ` })}`} </section>`}`;
}, "/tmp/w/me/site/src/components/sources.astro", void 0);
// src/model/call.ts
function callOf(item, passed) {
	if (item.phase === "open") return openCall(item, passed);
	if (item.phase === "announced" || item.phase === "suspended") return soonCall(item, passed);
	return endedCall(item, passed);
}
function openCall(item, passed) {
	const closing = effectiveClosing(item);
	const left = remaining(item, passed);
	const until = closing === null ? "Sans date de fin annoncée." : `Jusqu’au ${frenchMoment(closing)}${hasHour(closing) ? "" : " inclus"}.`;
	const lines = left === null ? [until] : [`${capital(left.text)}.`, until];
	const legal = item.procedure.legalRegister;
	return {
		tone: "now",
		title: legal ? "Déposer une observation au registre" : "Donnez votre avis",
		lines: [...lines, ...item.origin === "relay" ? [whose(item)] : legal ? [] : ["Sans compte, en quelques lignes."]],
		note: hasChannel(item) ? null : "Aucun moyen de participer à distance n’a été retrouvé dans les sources publiques.",
		showChannels: true
	};
}
function soonCall(item, passed) {
	const suspended = item.phase === "suspended";
	const line = suspended ? "Les contributions ne sont pas reçues pour le moment." : `${capital(opening(item.opens ?? "", passed))}.`;
	return {
		tone: "soon",
		title: suspended ? "Consultation suspendue" : "Bientôt, votre avis",
		lines: [line, ...item.origin === "relay" ? [whose(item)] : []],
		note: suspended ? reasonOf(item, "suspended") : hasChannel(item) ? null : "Les moyens de participer seront indiqués ici.",
		showChannels: !suspended
	};
}
function endedCall(item, passed) {
	const closing = effectiveClosing(item);
	const cancelled = item.phase === "cancelled";
	return {
		tone: "ended",
		title: item.phase === "undated" ? "Dates non connues" : cancelled ? "Consultation annulée" : "Consultation terminée",
		lines: closing === null || cancelled ? [] : [`Close depuis le ${frenchDay(closing)}.`],
		note: owed(item, passed),
		showChannels: false
	};
}
/** What is owed to those who took part: only native consultations owe anything. */
function owed(item, passed) {
	if (item.phase === "reported-back" || item.phase === "settled") return "Le bilan est publié : il figure plus bas, avec les suites données.";
	if (item.phase === "undated") return "Les dates exactes n’ont pas été retrouvées dans les sources publiques.";
	if (item.phase === "cancelled") return reasonOf(item, "cancelled", "replaced");
	if (item.origin !== "native") return "Cette fiche reste à son adresse, pour mémoire.";
	if (item.reportBackBy === null) return "On ne peut plus contribuer. Le bilan sera publié ici.";
	return `On ne peut plus contribuer. ${passed(startOf(item.reportBackBy)) ? "Bilan attendu depuis le" : "Bilan attendu au plus tard le"} ${frenchDay(item.reportBackBy)}.`;
}
function whose(item) {
	return `Organisateur : ${item.organiser ?? item.project.sponsor}. Nous ne faisons que relayer.`;
}
function reasonOf(item, ...kinds) {
	return item.facts.findLast(({ kind }) => kinds.includes(kind))?.reason ?? null;
}
function hasChannel({ channels }) {
	return Boolean(channels.registerUrl ?? channels.email ?? channels.postalAddress) || channels.places.length > 0;
}
// src/components/channels.astro
createAstro("https://astro.build");
var $$Channels = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Channels;
	const { consultation, active } = Astro.props;
	const { channels, procedure, title } = consultation;
	const legal = procedure.legalRegister;
	const subject = encodeURIComponent(`${legal ? "Observation" : "Contribution"} : ${title}`);
	return renderTemplate`${maybeRenderHead($$result)}<ul class="channels plain"> ${channels.registerUrl && renderTemplate`<li> ${active ? renderTemplate`<a class="button"${addAttribute(channels.registerUrl, "href")}> ${legal ? "Ouvrir le registre" : "Participer en ligne"} </a>` : renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <h3>En ligne</h3> <p> <a${addAttribute(channels.registerUrl, "href")}>${legal ? "Registre dématérialisé" : "Page de participation"}</a> </p> ` })}`} </li>`} ${channels.email && renderTemplate`<li> ${active && !channels.registerUrl ? renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <a class="button"${addAttribute(`mailto:${channels.email}?subject=${subject}`, "href")}>
Écrire par courriel
</a> <p class="muted">${channels.email}</p> ` })}` : renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <h3>Par courriel</h3> <p> <a${addAttribute(`mailto:${channels.email}?subject=${subject}`, "href")}>${channels.email}</a> </p> ` })}`} </li>`} ${channels.postalAddress && renderTemplate`<li> <h3>Par courrier</h3> <p class="lines">${french(channels.postalAddress)}</p> </li>`} ${channels.places.map((place) => renderTemplate`<li> <h3> ${legal ? "Registre papier\xA0: " : "Sur place\xA0: "} ${french(place.name)} </h3> ${place.address && renderTemplate`<p>${french(place.address)}</p>`} ${place.hours && renderTemplate`<p class="lines muted">${french(place.hours)}</p>`} </li>`)} </ul>`;
}, "/tmp/w/me/site/src/components/channels.astro", void 0);
// src/components/take-part.astro
createAstro("https://astro.build");
var $$TakePart = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$TakePart;
	const { consultation, view } = Astro.props;
	const call = callOf(consultation, view.passed);
	const meeting = call.tone === "ended" ? void 0 : consultation.events.find(({ over, status }) => !over && status !== "cancelled");
	const { comments } = consultation.channels;
	const mentionsComments = consultation.origin === "native" && !consultation.procedure.legalRegister && call.tone === "now";
	return renderTemplate`${maybeRenderHead($$result)}<section${addAttribute([
		"take-part",
		"call",
		call.tone
	], "class:list")} aria-labelledby="participer"> <header> <h2 id="participer">${french(call.title)}</h2> ${call.lines.map((line) => renderTemplate`<p>${french(line)}</p>`)} </header> <div class="body"> ${call.showChannels && renderTemplate`${renderComponent($$result, "Channels", $$Channels, {
		"consultation": consultation,
		"active": call.tone === "now"
	})}`} ${call.note && renderTemplate`<p class="small">${french(call.note)}</p>`} ${meeting && renderTemplate`<div class="meeting"> <h3>Prochain rendez-vous</h3> <p> <strong>${french(meeting.title)}</strong> <br> ${frenchSlot(meeting.starts, meeting.ends)} ${meeting.place && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` <br> ${french(meeting.place)} ` })}`} </p> <p> <a${addAttribute(`${consultation.project.path}calendrier.ics`, "href")}>Ajouter à mon agenda (.ics)</a> </p> </div>`} ${mentionsComments && renderTemplate`<p class="small muted"> ${comments.state === "off" ? `Commentaires sur le site : fermés${comments.reason ? ` (${french(comments.reason)})` : ""}.` : "Commentaires sur le site\xA0: prévus par l’équipe du projet, pas encore en service."} </p>`} </div> </section>`;
}, "/tmp/w/me/site/src/components/take-part.astro", void 0);
export { $$Origin as a, $$Sections as i, $$Sources as n, $$Side as r, $$TakePart as t };
