import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { n as cardOf } from "./cards_C0Eq7L-Z.mjs";
import { t as $$Phase } from "./phase_BnFyaje2.mjs";
// src/components/consultation-card.astro
createAstro("https://astro.build");
var $$ConsultationCard = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$ConsultationCard;
	const { consultation, view, inProject = false } = Astro.props;
	const card = cardOf(consultation, view.passed, inProject);
	return renderTemplate`${maybeRenderHead($$result)}<li${addAttribute(["card", card.tone], "class:list")}> <p class="badges"> ${renderComponent($$result, "Phase", $$Phase, { "phase": consultation.phase })} ${card.tags.map((tag) => renderTemplate`<span class="tag">${tag}</span>`)} </p> <h3> <a${addAttribute(card.path, "href")}>${card.title}</a> </h3> <p class="clamp">${card.summary}</p> <p class="end"> <span${addAttribute(["until", { urgent: card.urgent }], "class:list")}>${card.when}</span> ${card.what} · ${card.where} </p> </li>`;
}, "/tmp/w/me/site/src/components/consultation-card.astro", void 0);
export { $$ConsultationCard as t };
