/**
 * Escapes a user's text so that Terraform takes it as it stands: `${` and `%{` would start an
 * interpolation or a directive. Source: https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function literal(text: string): string {
  return text.replace(/([$%])\{/g, '$1$1{');
}
