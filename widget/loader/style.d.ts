/** The build turns a stylesheet that a script imports into its text, minified. */
declare module "*.css" {
  const text: string;
  export default text;
}
