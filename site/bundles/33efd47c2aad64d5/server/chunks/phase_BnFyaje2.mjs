import { d as renderTemplate, f as maybeRenderHead, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { l as phaseWords } from "./source_CKveOPSK.mjs";
// src/components/phase.astro
createAstro("https://astro.build");
var $$Phase = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Phase;
	const { phase, text } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<span${addAttribute(`phase phase-${phase}`, "class")}> <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"> <path${addAttribute({
		open: "M2 16V8a6 6 0 0 1 12 0v8Z",
		announced: "M2 16V8a6 6 0 0 1 12 0v8h-2.5V8a3.5 3.5 0 0 0-7 0v8Z",
		suspended: "M3 2h4v12H3ZM9 2h4v12H9Z",
		closed: "M2 2h12v12H2Z",
		"reported-back": "M6 14 1 8.500l1.800-1.800L6 10l7.200-7.500L15 4.300Z",
		settled: "M2 2h12v12H2ZM4.500 4.500v7h7v-7Z",
		cancelled: "m3.500 1.700 4.500 4.500 4.500-4.500 1.800 1.800L9.800 8l4.500 4.500-1.800 1.800L8 9.800l-4.500 4.500-1.800-1.800L6.200 8 1.700 3.500Z",
		undated: "M1 7h3.500v2.500H1ZM6.250 7h3.500v2.500h-3.500ZM11.500 7H15v2.500h-3.500Z"
	}[phase], "d")}></path> </svg> ${text ?? phaseWords(phase).label} </span>`;
}, "/tmp/w/me/site/src/components/phase.astro", void 0);
export { $$Phase as t };
