/** French typography of a text typed on an ordinary keyboard. Idempotent; addresses hold no space and stay as they are. */
function french(text) {
	return text.replace(/(?<=[\p{L}])'(?=[\p{L}])/gu, "’").replace(/«[ \u00a0\u202f]*(?=\S)/gu, `« `).replace(/(?<=\S)[ \u00a0\u202f]*»/gu, ` »`).replace(/(?<=\S)[ \u00a0\u202f]+(?=[;!?])/gu, " ").replace(/(?<=\S)[ \u00a0\u202f]+:/gu, ` :`).replace(/(?<=\bh) – (?=\d)/gu, ` – `).replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/gu, " ").replace(/(?<=\d)[ \u00a0\u202f](?=(?:h|km|m|ha|€|%|Mo|Ko|jours?|mois|ans?)(?![\p{L}]))/gu, " ");
}
/** The same for the texts of a fragment of HTML; tags are left alone. */
function frenchHtml(html) {
	return html.split(/(<[^>]*>)/).map((part) => part.startsWith("<") ? part : french(part)).join("");
}
function frenchNumber(value) {
	return String(value).replace(/\B(?=(\d{3})+$)/g, " ");
}
function plural(count, one, many) {
	return `${frenchNumber(count)} ${count < 2 ? one : many}`;
}
/** « a, b et c ». */
function enumeration(items) {
	if (items.length < 2) return items.join("");
	return `${items.slice(0, -1).join(", ")} et ${items.at(-1) ?? ""}`;
}
function fileSize(bytes) {
	if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} Ko`;
	return `${(bytes / 1e6).toFixed(1).replace(".", ",").replace(",0", "")} Mo`;
}
export { frenchNumber as a, frenchHtml as i, fileSize as n, plural as o, french as r, enumeration as t };
