import { t as __exportAll } from "./rolldown-runtime_782esTHO.mjs";
import { n as openDataSchema } from "./open-data_BM0TU6eq.mjs";
import { t as currentModel } from "./source_CKveOPSK.mjs";
// src/pages/donnees/projets.schema.json.ts
var projets_schema_json_exports = /* @__PURE__ */ __exportAll({ GET: () => GET });
function GET() {
	return new Response(`${JSON.stringify(openDataSchema(currentModel().publicUrl), null, 1)}\n`, { headers: { "content-type": "application/schema+json; charset=utf-8" } });
}
// \0virtual:astro:page:src/pages/donnees/projets.schema.json@_@ts
var page = () => projets_schema_json_exports;
export { page };
