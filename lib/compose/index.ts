export { ComposeProps, SecretTexts } from './compose-props';
export { HEALTH_PATH_LABEL } from './health-path-label';
export { interpolationName } from './interpolation-name';
export { secretTexts } from './secret-texts';
export { writeCompose } from './write-compose';
