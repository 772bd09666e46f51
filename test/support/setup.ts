/** Every test sees one day, so that no test expires; a test of another day passes its own. */
process.env['SEVENFOLD_TODAY'] = '2026-11-24';
delete process.env['ENVIRONMENT'];

/** The AWS SDK warns in every file that it will leave Node 20; ours must work there. */
const warn = process.emitWarning.bind(process) as (...warning: unknown[]) => void;
process.emitWarning = (...warning: unknown[]) => {
  if (!String(warning[0]).includes('NodeVersionSupportWarning')) warn(...warning);
};
