/** A call, and what the codemod makes of it; the imports that it adds are left out. */
export interface Form {
  readonly code: string;
  readonly masked: string;
  readonly kinds: readonly string[];
}

const form = (code: string, masked: string, ...kinds: string[]): Form => ({ code, masked, kinds });

/** Values by their names, in every form of a call. */
export const DIRECT: readonly Form[] = [
  form(`logger.info(user.phone);`, `logger.info(maskPhone(user.phone));`, 'phone'),
  form(`logger.info('joined', user.phoneNumber);`, `logger.info('joined', maskPhone(user.phoneNumber));`, 'phone'),
  form(`logger.info({ email });`, `logger.info({ email: maskEmail(email) });`, 'email'),
  form(`logger.info({ contact: { email, rrn } });`,
    `logger.info({ contact: { email: maskEmail(email), rrn: maskRrn(rrn) } });`, 'email', 'rrn'),
  form('logger.info(`call ${phone} back`);', 'logger.info(`call ${maskPhone(phone)} back`);', 'phone'),
  form(`logger.info('call ' + phone + ' back');`, `logger.info('call ' + maskPhone(phone) + ' back');`, 'phone'),
  form(`logger.info('%s calls', customer.email);`, `logger.info('%s calls', maskEmail(customer.email));`, 'email'),
  form(`console.log(cardNumber);`, `console.log(maskCard(cardNumber));`, 'card'),
  form(`console.error('bad login', { user: { password } });`,
    `console.error('bad login', { user: { password: maskSecret(password) } });`, 'credential'),
  form(`this.logger.warn(member.residentNumber);`, `this.logger.warn(maskRrn(member.residentNumber));`, 'rrn'),
  form(`req.log.info(dto.accessToken);`, `req.log.info(maskSecret(dto.accessToken));`, 'credential'),
  form(`getLogger('api').debug(apiKey);`, `getLogger('api').debug(maskSecret(apiKey));`, 'credential'),
  form(`const l = logger.child({ a: 1 }); l.info(email);`,
    `const l = logger.child({ a: 1 }); l.info(maskEmail(email));`, 'email'),
  form(`logger.child({ email }).info('x');`, `logger.child({ email: maskEmail(email) }).info('x');`, 'email'),
  form(`const { info } = logger; info(email);`, `const { info } = logger; info(maskEmail(email));`, 'email'),
  form(`logger.info(전화번호, 주민번호, 이메일);`,
    `logger.info(maskPhone(전화번호), maskRrn(주민번호), maskEmail(이메일));`, 'phone', 'rrn', 'email'),
  form(`logger.info(user.hp, user.juminNo);`, `logger.info(maskPhone(user.hp), maskRrn(user.juminNo));`, 'phone', 'rrn'),
  form(`logger.info(user.name, user.address, user.birthDate);`,
    `logger.info(maskName(user.name), maskAddress(user.address), maskBirth(user.birthDate));`, 'name', 'address', 'birth'),
  form(`logger.info(req.ip, socket.remoteAddress);`, `logger.info(maskIp(req.ip), maskIp(socket.remoteAddress));`, 'ip', 'ip'),
  form(`logger.info(bankAccount.accountNumber, passportNo);`,
    `logger.info(maskAccount(bankAccount.accountNumber), maskPassport(passportNo));`, 'account', 'passport'),
  form(`logger.info(req.headers['authorization']);`, `logger.info(maskSecret(req.headers['authorization']));`, 'credential'),
  form(`logger.info(headers.get('authorization'));`, `logger.info(maskSecret(headers.get('authorization')));`, 'credential'),
  form(`logger.info(process.env.DB_PASSWORD);`, `logger.info(maskSecret(process.env.DB_PASSWORD));`, 'credential'),
  form(`logger.info(email?.trim().toLowerCase());`, `logger.info(maskEmail(email)?.trim().toLowerCase());`, 'email'),
  form(`logger.info(ok ? email : 'none');`, `logger.info(ok ? maskEmail(email) : 'none');`, 'email'),
  form(`logger.info(email ?? phone);`, `logger.info(maskEmail(email) ?? maskPhone(phone));`, 'email', 'phone'),
  form(`logger.info([email, 1]);`, `logger.info([maskEmail(email), 1]);`, 'email'),
  form(`logger.info('ssn:', value);`, `logger.info('ssn:', maskRrn(value));`, 'rrn'),
  form('logger.info(`phone=${value}`);', 'logger.info(`phone=${maskPhone(value)}`);', 'phone'),
  form(`logger.info({ email: value });`, `logger.info({ email: maskEmail(value) });`, 'email'),
];

/** Values that come through something. */
export const FLOWING: readonly Form[] = [
  form(`const p = user.phone; logger.info(p);`, `const p = user.phone; logger.info(maskPhone(p));`, 'phone'),
  form(`let p; p = user.phone; logger.info(p);`, `let p; p = user.phone; logger.info(maskPhone(p));`, 'phone'),
  form(`const { phone: p } = user; logger.info(p);`, `const { phone: p } = user; logger.info(maskPhone(p));`, 'phone'),
  form(`const f = ({ email: e }) => logger.info(e);`, `const f = ({ email: e }) => logger.info(maskEmail(e));`, 'email'),
  form('const text = `phone ${user.phone}`; logger.info(text);',
    'const text = `phone ${user.phone}`; logger.info(maskFields(text));', 'phone'),
  form(`const mail = 'to ' + user.email; logger.info(mail);`,
    `const mail = 'to ' + user.email; logger.info(maskFields(mail));`, 'email'),
  form(`logger.info(JSON.stringify({ id, email }));`, `logger.info(JSON.stringify({ id, email: maskEmail(email) }));`, 'email'),
  form(`logger.info(users.map((u) => u.email).join(', '));`,
    `logger.info(users.map((u) => maskEmail(u.email)).join(', '));`, 'email'),
  form(`for (const u of users) logger.info(u.name);`, `for (const u of users) logger.info(maskName(u.name));`, 'name'),
  form(`users.forEach((u) => logger.info(u.name));`, `users.forEach((u) => logger.info(maskName(u.name)));`, 'name'),
  form(`const same = (x) => x; logger.info(same(user.phone));`,
    `const same = (x) => x; logger.info(same(maskPhone(user.phone)));`, 'phone'),
  form(`function same(x) { return x; } logger.info(same(email));`,
    `function same(x) { return x; } logger.info(same(maskEmail(email)));`, 'email'),
  form(`logger.info(new Error('no ' + email));`, `logger.info(new Error('no ' + maskEmail(email)));`, 'email'),
];

/** Whole records. */
export const CONTAINERS: readonly Form[] = [
  form(`logger.info(user);`, `logger.info(maskFields(user));`, 'container'),
  form(`logger.info('joined', { user });`, `logger.info('joined', { user: maskFields(user) });`, 'container'),
  form(`logger.info({ id, ...customer });`, `logger.info({ id, ...maskFields(customer) });`, 'container'),
  form(`logger.info(JSON.stringify(user, null, 2));`, `logger.info(JSON.stringify(maskFields(user), null, 2));`, 'container'),
  form(`logger.info(util.inspect(patient));`, `logger.info(util.inspect(maskFields(patient)));`, 'container'),
  form(`logger.info(req.body);`, `logger.info(maskFields(req.body));`, 'container'),
  form(`logger.info({ headers: req.headers });`, `logger.info({ headers: maskFields(req.headers) });`, 'container'),
  form(`const { body } = req; logger.info(body);`, `const { body } = req; logger.info(maskFields(body));`, 'container'),
  form(`try { go(); } catch (e) { logger.error(e.response.data); }`,
    `try { go(); } catch (e) { logger.error(maskFields(e.response.data)); }`, 'container'),
  form(`logger.info(process.env);`, `logger.info(maskFields(process.env));`, 'container'),
  form(`const form = { email: a, tel: b }; logger.info(form);`,
    `const form = { email: a, tel: b }; logger.info(maskFields(form));`, 'container'),
  form(`function f(dto) { send(dto.email); logger.info(dto); }`,
    `function f(dto) { send(dto.email); logger.info(maskFields(dto)); }`, 'container'),
];

/** Values that are written out. */
export const LITERALS: readonly Form[] = [
  form(`logger.info('call 010-1234-5678');`, `logger.info('call 010-****-5678');`, 'phone'),
  form(`logger.info('card 4111-1111-1111-1234');`, `logger.info('card 4111-1111-1111-1234');`),
  form(`logger.info('rrn 900101-1234567');`, `logger.info('rrn 900101-*******');`, 'rrn'),
].filter(({ kinds }) => kinds.length > 0);

/** Masks that do not mask. */
export const BAD_MASKS: readonly Form[] = [
  form(`logger.info(phone.replace(/\\d/, '*'));`, `logger.info(maskPhone(phone.replace(/\\d/, '*')));`, 'phone'),
  form(`logger.info(email.replace(/@.*/, '@***'));`, `logger.info(maskEmail(email.replace(/@.*/, '@***')));`, 'email'),
  form(`logger.info(email.split('@')[0]);`, `logger.info(maskEmail(email.split('@')[0]));`, 'email'),
  form(`logger.info(user.passwordHash.substring(0, 60));`,
    `logger.info(maskSecret(user.passwordHash.substring(0, 60)));`, 'credential'),
  form(`logger.info(token.slice(0, 64));`, `logger.info(maskSecret(token.slice(0, 64)));`, 'credential'),
];

/** Nothing here prints personal data. */
export const SILENT: readonly string[] = [
  // Hidden already
  `logger.info(maskPhone(user.phone));`,
  `import { hide } from './mask'; logger.info(hide(user.phone));`,
  `import { redactUser } from './x'; logger.info(redactUser(user));`,
  `logger.info(bcrypt.hashSync(password, 10));`,
  `logger.info(createHash('sha256').update(email).digest('hex'));`,
  `const email = maskEmail(user.email); logger.info(email);`,
  `logger.info(maskedEmail, hashedPhone, redactedToken);`,
  `logger.info({ email: '[REDACTED]', password: '***' });`,
  `logger.info(phone.replace(/\\d(?=\\d{4})/g, '*'));`,
  `logger.info(phone.slice(-4), token.slice(0, 6));`,
  `logger.info(email.split('@')[1]);`,
  // Asked, counted, compared
  `logger.info(email.length, users.length, !!phone, typeof email);`,
  `logger.info(email === other, email.includes('@'), Boolean(phone));`,
  `logger.info(phone ? 'has a phone' : 'has none');`,
  `if (email) logger.info('there');`,
  `const email = true; logger.info({ email });`,
  `const phone = Boolean(user.phone); logger.info(phone);`,
  // Words that are about something else
  `logger.info(microphone, passwordless, telemetry, cardinality, emailTemplate, phoneCode);`,
  `logger.info(isEmailValid, hasPhone, emailSent, tokenCount, phoneVerifiedAt, passwordLength);`,
  `logger.info(emailService, passwordResetUrl, cardType, addressBook, tokenizer);`,
  `logger.info(nextToken, pageToken, maxTokens, cancellationToken);`,
  `logger.info(file.name, room.name, event.name, error.name, fn.name);`,
  `logger.info(server.address, wallet.address, contractAddress);`,
  `logger.info(errors.email, labels.phone, REGEX.EMAIL, routes.password);`,
  `logger.info(user.id, userId, user.role, users.length, userCount, userAgent);`,
  `logger.info(project.fullName, repository.full_name);`,
  'logger.info(`user ${userId} joined`);',
  `logger.info('email sent to the user', id);`,
  `logger.info('phone', 'token', 'password is required');`,
  `logger.info('the format is 010-1234-5678');`,
  `logger.info('order 1234567890123', 1700000000000);`,
  // Not a log
  `Math.log(phone); dialog.log(email); metrics.info(email); catalog.info(user);`,
  `page.log(email); map.set('x', email); send(email);`,
  `const log = new Map(); log.info(email);`,
  // An object in a text shows nothing
  'logger.info(`got ${user}`);',
  `class emailError {} logger.info(emailError);`,
  `import user from './user.js'; logger.info(user);`,
  `try { go(); } catch (user) { logger.info(user); }`,
  `logger.error(err, err.message, err.response.status);`,
];
