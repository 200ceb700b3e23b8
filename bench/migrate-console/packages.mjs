/**
 * Published packages that the two trees are made of, at fixed versions, so that everyone
 * measures the same files. They are downloaded into `.cache/`, never committed.
 *
 * @typedef {{ spec: string, from?: string[] }} Source `from`: the folders that are read
 */

/** Libraries that rarely write to the console. Every source file below `from` is taken. */
export const sparse = [
  { spec: 'phaser@4.2.1', from: ['src'] },
  { spec: '@cesium/engine@24.0.0', from: ['Source'] },
  { spec: '@qooxdoo/framework@7.9.2', from: ['source'] },
  { spec: 'prebid.js@11.36.0', from: ['modules', 'src', 'libraries'] },
  { spec: 'effect@4.1.0', from: ['src'] },
  { spec: 'ol@10.11.0' },
  { spec: 'rxjs@7.8.2', from: ['src'] },
];

/** Applications and libraries whose files write to the console more than most do. */
export const dense = [
  { spec: 'claude-flow@2.7.0', from: ['src'] },
  { spec: 'dojox@1.17.3' },
  { spec: 'molstar@5.6.1', from: ['lib'] },
  { spec: 'three@0.187.0', from: ['src', 'examples/jsm'] },
  { spec: 'matrix-react-sdk@3.114.0', from: ['src'] },
  { spec: '@theia/plugin-ext@1.75.0', from: ['src'] },
  { spec: '@theia/core@1.75.0', from: ['src'] },
  { spec: 'tabulator-tables@6.5.3', from: ['src'] },
  { spec: 'gun@0.2020.1241' },
  { spec: 'phaser@4.2.1', from: ['src'] },
  { spec: 'jsroot@7.11.2', from: ['modules'] },
  { spec: 'nightwatch@3.16.0', from: ['lib'] },
  { spec: 'ruv-swarm@1.0.20', from: ['src'] },
  { spec: 'apostrophe@4.31.0' },
  { spec: 'flow-nexus@0.1.128', from: ['src'] },
  { spec: 'itowns@2.46.0', from: ['lib'] },
  { spec: '@nativescript/core@9.1.2' },
  { spec: '@xeokit/xeokit-sdk@2.6.114', from: ['src'] },
  { spec: 'dojo@1.17.3' },
  { spec: '@cesium/engine@24.0.0', from: ['Source'] },
  { spec: 'ep_etherpad-lite@1.8.14', from: ['node', 'static'] },
  { spec: 'vtk.js@37.3.1', from: ['Sources'] },
  { spec: 'hardhat@3.18.0', from: ['src'] },
  { spec: 'mapillary-js@4.1.2', from: ['src'] },
  { spec: 'epubjs@0.4.2', from: ['lib', 'src'] },
  { spec: 'rtcmulticonnection@3.7.1' },
  { spec: 'bmad-method@4.44.3' },
  { spec: 'total5@0.0.14' },
  { spec: 'total4@0.0.99' },
  { spec: 'jsxgraph@1.13.3', from: ['src'] },
  { spec: '@niivue/niivue@0.69.0', from: ['src'] },
  { spec: 'agentdb@1.6.1', from: ['src'] },
  { spec: 'terriajs@8.7.11', from: ['lib'] },
  { spec: 'openmct@4.1.0', from: ['src'] },
];
