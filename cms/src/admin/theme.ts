/** Green of the garrigue in place of Strapi's violet; each pair of text and ground keeps a contrast of 4.5 to 1. */
export const LIGHT = {
  primary100: '#eef4ec',
  primary200: '#d3e3cd',
  primary500: '#4f7f45',
  primary600: '#3b6b33',
  primary700: '#2b5225',
  buttonPrimary500: '#4f7f45',
  buttonPrimary600: '#3b6b33',
};

export const DARK = {
  primary100: '#1f2c1d',
  primary200: '#33492e',
  primary500: '#8fbf82',
  primary600: '#9ccb8f',
  primary700: '#b5dba9',
  buttonPrimary500: '#4f7f45',
  buttonPrimary600: '#3b6b33',
};
