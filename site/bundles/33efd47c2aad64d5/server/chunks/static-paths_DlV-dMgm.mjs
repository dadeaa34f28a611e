import { t as currentModel } from "./source_CKveOPSK.mjs";
// src/model/static-paths.ts
/** For `getStaticPaths`: the named groups of every address that the pattern matches. */
function paramsOf(pattern) {
	return currentModel().addresses().flatMap((address) => {
		const groups = pattern.exec(address)?.groups;
		return groups === void 0 ? [] : [{ params: { ...groups } }];
	});
}
export { paramsOf as t };
