// JavaScript, so that a Node that cannot read TypeScript also says in one sentence what it lacks.
import('./main.ts').catch((error) => {
  if (error.code !== 'ERR_UNKNOWN_FILE_EXTENSION') throw error;
  process.stderr.write(
    'SIP-lotsen behöver Node 24 eller nyare. Starta med "npm start" efter "npm ci", så används rätt version.\n',
  );
  process.exit(1);
});
