import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { i as tagsOf, o as whenOf } from "./cards_C0Eq7L-Z.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
import { r as french } from "./typography_Q480VJDC.mjs";
import { t as $$Phase } from "./phase_BnFyaje2.mjs";
// src/components/archive-rows.astro
createAstro("https://astro.build");
var $$ArchiveRows = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$ArchiveRows;
	const { consultations, level } = Astro.props;
	const Title = `h${level}`;
	const { passed } = currentModel();
	return renderTemplate`${maybeRenderHead($$result)}<ul class="rows plain"> ${consultations.map((item) => renderTemplate`<li> <p class="badges"> ${renderComponent($$result, "Phase", $$Phase, { "phase": item.phase })} ${tagsOf(item).map((tag) => renderTemplate`<span class="tag">${tag}</span>`)} </p> ${renderComponent($$result, "Title", Title, {}, { "default": ($$result) => renderTemplate` <a${addAttribute(item.path, "href")}> ${french(item.project.title)} <span class="hidden"> : ${french(item.title)}</span> </a> ` })} <p class="muted"> ${french(item.title)} · ${french(whenOf(item, passed))} </p> </li>`)} </ul>`;
}, "/tmp/w/me/site/src/components/archive-rows.astro", void 0);
export { $$ArchiveRows as t };
