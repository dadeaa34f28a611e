import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { d as renderTemplate, i as renderComponent } from "./server_CDOIoEVl.mjs";
import { n as createComponent, t as createAstro } from "./compiler_CSHzxqBD.mjs";
import { t as $$ProjectList } from "./project-list_CbXrzXBC.mjs";
import { n as listPage } from "./listing_CUuLXeX0.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
import { t as paramsOf } from "./static-paths_DlV-dMgm.mjs";
// src/pages/projets/phase/[...rest].astro
var ____rest__exports = /* @__PURE__ */ __exportAll({
	default: () => $$Component,
	file: () => $$file,
	getStaticPaths: () => getStaticPaths,
	url: () => $$url
});
createAstro("https://astro.build");
function getStaticPaths() {
	return paramsOf(/^\/projets\/phase\/(?<rest>.+)\/$/);
}
var $$Component = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Component;
	const list = listPage(currentModel(), `/projets/phase/${Astro.params.rest}/`);
	if (list === void 0) return new Response(null, { status: 404 });
	return renderTemplate`${renderComponent($$result, "ProjectList", $$ProjectList, { "list": list })}`;
}, "/tmp/w/me/site/src/pages/projets/phase/[...rest].astro", void 0);
var $$file = "/tmp/w/me/site/src/pages/projets/phase/[...rest].astro";
var $$url = "/projets/phase/[...rest]";
// \0virtual:astro:page:src/pages/projets/phase/[...rest]@_@astro
var page = () => ____rest__exports;
export { page };
