import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { i as frenchMoment, o as frenchSlot, s as leaf } from "./dates_CpItW4nZ.mjs";
import { n as EVENT_KINDS } from "./words_CpQZZsbX.mjs";
import { r as french } from "./typography_Q480VJDC.mjs";
// src/components/event-row.astro
createAstro("https://astro.build");
var $$EventRow = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$EventRow;
	const { event, level = 3, inProject = false } = Astro.props;
	const Title = `h${level}`;
	const { weekday, day, month } = leaf(event.starts);
	const kind = event.title.startsWith(EVENT_KINDS[event.kind]) ? "" : `${french(EVENT_KINDS[event.kind])} · `;
	const where = [event.place, event.address].filter((part) => part !== null).join(", ");
	return renderTemplate`${maybeRenderHead($$result)}<li${addAttribute(["date", {
		over: event.over,
		cancelled: event.status === "cancelled"
	}], "class:list")}> <span class="leaf" aria-hidden="true"> ${weekday} <b>${day}</b> ${month} </span> <div> ${renderComponent($$result, "Title", Title, {}, { "default": ($$result) => renderTemplate`${french(event.title)}` })} ${event.status === "cancelled" && renderTemplate`<p class="urgent">Annulé${event.cancellationReason && ` : ${french(event.cancellationReason)}`}</p>`} ${event.status === "changed" && event.changedFrom && renderTemplate`<p class="urgent">Date changée, prévu d’abord le ${frenchMoment(event.changedFrom)}</p>`} <p> ${kind} <time${addAttribute(event.starts, "datetime")}>${frenchSlot(event.starts, event.ends)}</time> </p> ${where !== "" && renderTemplate`<p class="muted">${french(where)}</p>`} ${event.onlineUrl && event.status !== "cancelled" && !event.over && renderTemplate`<p> <a${addAttribute(event.onlineUrl, "href")}>
Suivre en ligne<span class="hidden"> : ${french(event.title)}</span> </a> </p>`} ${event.attendance !== null && renderTemplate`<p class="muted">${event.attendance} personnes présentes</p>`} ${!inProject && renderTemplate`<p> <a${addAttribute(event.project.path, "href")}>${french(event.project.title)}</a> </p>`} </div> </li>`;
}, "/tmp/w/me/site/src/components/event-row.astro", void 0);
export { $$EventRow as t };
