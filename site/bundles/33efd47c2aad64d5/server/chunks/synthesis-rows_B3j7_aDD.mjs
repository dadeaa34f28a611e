import { a as Fragment, b as unescapeHTML, d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { r as frenchInstant } from "./dates_CpItW4nZ.mjs";
import { t as markdown } from "./markdown_eWZ5G2uX.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
import { r as french } from "./typography_Q480VJDC.mjs";
import { r as SYNTHESIS_KINDS } from "./words_CpQZZsbX.mjs";
import { t as $$Documents } from "./documents_Fp_mWRF0.mjs";
// src/components/synthesis-rows.astro
createAstro("https://astro.build");
var $$SynthesisRows = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$SynthesisRows;
	const { syntheses } = Astro.props;
	const view = currentModel();
	const rows = syntheses.map((synthesis) => {
		const [project = "", consultation] = synthesis.consultation?.split("/") ?? [];
		return {
			synthesis,
			consultation: view.project(project)?.consultations.find(({ slug }) => slug === consultation)
		};
	});
	return renderTemplate`${maybeRenderHead($$result)}<ul class="rows plain"> ${rows.map(({ synthesis, consultation }) => renderTemplate`<li${addAttribute(synthesis.slug, "id")}> <h2> ${synthesis.consultationPath === null ? french(synthesis.title) : renderTemplate`<a${addAttribute(`${synthesis.consultationPath}#synthese-${synthesis.slug}`, "href")}>${french(synthesis.title)}</a>`} </h2> <p class="muted"> ${SYNTHESIS_KINDS[synthesis.kind]} ${consultation && consultation.origin === "native" && `, mise en ligne le ${frenchInstant(synthesis.publishedAt).replace(/ à .*/, "")}`} ${consultation && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` · ${french(consultation.project.title)}` })}`} </p> ${synthesis.consultationPath === null && renderTemplate`<div class="prose">${unescapeHTML(markdown(synthesis.body, 3))}</div>`} ${synthesis.document && renderTemplate`${renderComponent($$result, "Documents", $$Documents, { "documents": [synthesis.document] })}`} </li>`)} </ul>`;
}, "/tmp/w/me/site/src/components/synthesis-rows.astro", void 0);
export { $$SynthesisRows as t };
