import type { PackageFacts } from './package-facts.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Libraries that parse a command line or talk to a person at a terminal. */
export const CLI_LIBRARIES = words(`
  commander yargs yargs-parser cac meow clipanion oclif @oclif/core @oclif/command ink sade
  minimist mri arg optimist nopt dashdash caporal @caporal/core vorpal cliffy gluegun argparse
  command-line-args command-line-usage citty cleye brocolli docopt neodoc cmd-ts nest-commander
  inquirer @inquirer/prompts @inquirer/core enquirer prompts @clack/prompts ora listr listr2
  zx update-notifier cli-table cli-table3 cli-progress figlet boxen terminal-kit blessed
`);

/** Libraries that only a command-line program parses its arguments with. */
export const ARGUMENT_PARSERS = words(`
  commander yargs cac meow clipanion oclif @oclif/core @oclif/command ink sade caporal
  @caporal/core vorpal gluegun argparse command-line-args citty cleye cmd-ts nest-commander
`);

/** Frameworks that answer requests. */
export const SERVERS = words(`
  express fastify koa @hapi/hapi hapi restify polka hono h3 nitropack micro @nestjs/core
  @nestjs/platform-express @nestjs/platform-fastify @nestjs/microservices egg think-js sails
  @feathersjs/feathers @feathersjs/express @adonisjs/core @loopback/rest loopback @midwayjs/core
  apollo-server apollo-server-express apollo-server-koa @apollo/server graphql-yoga elysia
  socket.io uWebSockets.js find-my-way total4 total.js moleculer parse-server @strapi/strapi
  @medusajs/medusa @vendure/core payload keystone @keystone-6/core meteor directus actionhero
  @hono/node-server tinyhttp @tinyhttp/app @marblejs/http itty-router routing-controllers
  discord.js telegraf node-telegram-bot-api grammy eris whatsapp-web.js bullmq amqplib kafkajs
  @slack/bolt
`);

/** What turns modules into what a browser or a phone runs. */
export const BUNDLERS = words(`
  vite webpack rollup parcel parcel-bundler @parcel/core next nuxt nuxt3 gatsby react-scripts
  @craco/craco react-app-rewired @vue/cli-service vue-cli-plugin-vuetify @angular/cli
  @angular/build @angular-devkit/build-angular react-native expo @expo/metro metro snowpack
  @sveltejs/kit svelte @sveltejs/vite-plugin-svelte astro @remix-run/react @remix-run/dev
  @react-router/dev esbuild tsup rspack @rspack/core @rsbuild/core @farmfe/core @umijs/max umi
  electron-vite @electron-forge/plugin-vite preact-cli ember-cli @ionic/react @ionic/vue quasar
  @quasar/app-vite @quasar/app-webpack vitepress @tarojs/taro browserify laravel-mix
  @symfony/webpack-encore microbundle wmr turbopack bun @docusaurus/core fusebox fuse-box brunch
  @rollup/plugin-commonjs solid-start @solidjs/start qwik @builder.io/qwik-city wxt plasmo
`);

export const FRONT_ENDS = words(`
  react-dom vue @angular/core svelte solid-js preact react-native next nuxt gatsby lit jquery
  react-scripts
`);

/** Every name in `dependencies`, `devDependencies` and the like. */
export const dependsOn = (
  pkg: PackageFacts,
  names: ReadonlySet<string>,
  where: 'runtime' | 'any' = 'runtime',
): string | null => {
  for (const name of pkg.dependencies) if (names.has(name)) return name;
  if (where === 'any') for (const name of pkg.devDependencies) if (names.has(name)) return name;
  return null;
};
