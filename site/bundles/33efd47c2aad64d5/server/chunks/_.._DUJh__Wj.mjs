import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { t as $$Band } from "./band_Ba_sGkRx.mjs";
import { t as $$Base } from "./base_Cpxj9Jqk.mjs";
import { r as frenchInstant } from "./dates_CpItW4nZ.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
import { t as paramsOf } from "./static-paths_DlV-dMgm.mjs";
import { r as french } from "./typography_Q480VJDC.mjs";
// src/pages/retire/[...path].astro
var ____path__exports = /* @__PURE__ */ __exportAll({
	default: () => $$Component,
	file: () => $$file,
	getStaticPaths: () => getStaticPaths,
	url: () => $$url
});
createAstro("https://astro.build");
function getStaticPaths() {
	return paramsOf(/^\/retire\/(?<path>.+)\/$/);
}
var $$Component = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Component;
	const withdrawal = currentModel().withdrawal(`/${Astro.params.path}/`);
	if (withdrawal === void 0) return new Response(null, { status: 404 });
	return renderTemplate`${renderComponent($$result, "Base", $$Base, {
		"title": "Page retirée",
		"path": withdrawal.path,
		"noindex": true
	}, { "default": ($$result) => renderTemplate` ${maybeRenderHead($$result)}<h1>Cette page a été retirée</h1> <div class="prose"> ${withdrawal.title === null ? renderTemplate`<p class="lede">Son titre n’est pas rappelé : il est le motif du retrait.</p>` : renderTemplate`<p class="lede">On y trouvait : ${french(withdrawal.title)}.</p>`} <div class="notice quiet"> <p> <strong>Retirée par</strong> ${french(withdrawal.service)}, le ${frenchInstant(withdrawal.at)}.
</p> <p> <strong>Motif.</strong> ${french(withdrawal.reason)} </p> </div> <p> <a href="/projets/">Voir les projets publiés</a> </p> </div> ${renderComponent($$result, "Band", $$Band, {})} ` })}`;
}, "/tmp/w/me/site/src/pages/retire/[...path].astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/retire/[...path].astro";
var $$url = "/retire/[...path]";
// \0virtual:astro:page:src/pages/retire/[...path]@_@astro
var page = () => ____path__exports;
export { page };
