/** The file itself, as an address that holds it. */
declare module '*.ttf?inline' {
  const dataUrl: string;
  export default dataUrl;
}

declare module 'fontkit' {
  export function create(bytes: Uint8Array): object;
}
