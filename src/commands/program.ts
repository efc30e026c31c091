import packageJson from '../../package.json' with {type: 'json'};

/** The part of package.json that oclif reads. */
export const pjson = {
  name: packageJson.name,
  version: packageJson.version,
  type: 'module',
  oclif: packageJson.oclif,
};
