import 'styled-components';

declare module 'styled-components' {
  /** The part of Strapi's theme that these pages use. */
  export interface DefaultTheme {
    readonly colors: Readonly<Record<string, string>>;
    readonly shadows: Readonly<Record<string, string>>;
  }
}
