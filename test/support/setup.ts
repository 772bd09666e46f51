/** Every test sees one day, so that no test expires; a test of another day passes its own. */
process.env['SEVENFOLD_TODAY'] = '2026-11-24';
delete process.env['ENVIRONMENT'];
