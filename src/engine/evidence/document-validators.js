// Made by scripts/make-validators.ts from schemas/; not to be changed by hand.
const pe=g,ee={$id:"catalog-expectation.schema.json",type:"object",properties:{kind:{const:"liel-catalog"},version:{const:1},catalog_version:{const:1},store:{type:"\
string"},nodes:{type:"integer"},node_count:{type:"integer",deprecated:!0},edges:{type:"integer"},edge_count:{type:"integer",deprecated:!0},fingerprint:{type:"st\
ring",pattern:"^[0-9a-f]{64}$"},complete:{type:"boolean"},node_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},
required:["label"]}},label_combinations:{type:"array",items:{type:"object",properties:{labels:{type:"array",items:{type:"string"}},count:{type:"integer"}},required:[
"labels"]}},edge_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},required:["label"]}},properties:{type:"arra\
y",items:{type:"object",properties:{kind:{enum:["node","edge"]},label:{type:["string","null"]},key:{type:"string"},type:{type:"string"},count:{type:"integer"}},
required:["key","kind","label","type"]}},patterns:{type:"array",items:{type:"object",properties:{from:{type:["array","null"],items:{type:"string"}},label:{type:"\
string"},to:{type:["array","null"],items:{type:"string"}},count:{type:"integer"}},required:["from","label","to"]}},expected:{type:"object"},liel:{type:"object"}},
required:["fingerprint"],if:{properties:{complete:{const:!0}},required:["complete"]},then:{properties:{edge_labels:!0,label_combinations:!0,node_labels:!0,patterns:!0,
properties:!0},required:["edge_labels","label_combinations","node_labels","patterns","properties"]}},Q=new RegExp("^[0-9a-f]{64}$","u");function g(r,{instancePath:t="",
parentData:S,parentDataProperty:B,rootData:A=r}={}){let s=null,e=0;const n=e;let c=!0;const u=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let V;if(r.complete===
void 0&&(V="complete")){const p={};s===null?s=[p]:s.push(p),e++}else if(r.complete!==void 0&&r.complete!==!0){const p={};s===null?s=[p]:s.push(p),e++}}var b=u===
e;if(e=n,s!==null&&(n?s.length=n:s=null),b){const V=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let l;if(r.edge_labels===void 0&&(l="edge_labels")||r.label_combinations===
void 0&&(l="label_combinations")||r.node_labels===void 0&&(l="node_labels")||r.patterns===void 0&&(l="patterns")||r.properties===void 0&&(l="properties"))return g.
errors=[{instancePath:t,schemaPath:"#/then/required",keyword:"required",params:{missingProperty:l}}],!1}var b=V===e;c=b}if(!c){const V={instancePath:t,schemaPath:"\
#/if",keyword:"if",params:{failingKeyword:"then"}};return s===null?s=[V]:s.push(V),e++,g.errors=s,!1}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let V;
if(r.fingerprint===void 0&&(V="fingerprint"))return g.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:V}}],!1;if(r.kind!==
void 0){const p=e;if(r.kind!=="liel-catalog")return g.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"\
liel-catalog"}}],!1;var a=p===e}else var a=!0;if(a){if(r.version!==void 0){const p=e;if(r.version!==1)return g.errors=[{instancePath:t+"/version",schemaPath:"#/\
properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var a=p===e}else var a=!0;if(a){if(r.catalog_version!==void 0){const p=e;if(r.catalog_version!==
1)return g.errors=[{instancePath:t+"/catalog_version",schemaPath:"#/properties/catalog_version/const",keyword:"const",params:{allowedValue:1}}],!1;var a=p===e}else
var a=!0;if(a){if(r.store!==void 0){const p=e;if(typeof r.store!="string")return g.errors=[{instancePath:t+"/store",schemaPath:"#/properties/store/type",keyword:"\
type",params:{type:"string"}}],!1;var a=p===e}else var a=!0;if(a){if(r.nodes!==void 0){let p=r.nodes;const l=e;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&isFinite(
p)))return g.errors=[{instancePath:t+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type:"integer"}}],!1;var a=l===e}else var a=!0;if(a){if(r.
node_count!==void 0){let p=r.node_count;const l=e;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&isFinite(p)))return g.errors=[{instancePath:t+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:"integer"}}],!1;var a=l===e}else var a=!0;if(a){if(r.edges!==void 0){let p=r.edges;const l=e;if(!(typeof p==
"number"&&!(p%1)&&!isNaN(p)&&isFinite(p)))return g.errors=[{instancePath:t+"/edges",schemaPath:"#/properties/edges/type",keyword:"type",params:{type:"integer"}}],
!1;var a=l===e}else var a=!0;if(a){if(r.edge_count!==void 0){let p=r.edge_count;const l=e;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&isFinite(p)))return g.errors=
[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",params:{type:"integer"}}],!1;var a=l===e}else var a=!0;if(a){if(r.fingerprint!==
void 0){let p=r.fingerprint;const l=e;if(e===l)if(typeof p=="string"){if(!Q.test(p))return g.errors=[{instancePath:t+"/fingerprint",schemaPath:"#/properties/fin\
gerprint/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return g.errors=[{instancePath:t+"/fingerprint",schemaPath:"#/properties/fingerp\
rint/type",keyword:"type",params:{type:"string"}}],!1;var a=l===e}else var a=!0;if(a){if(r.complete!==void 0){const p=e;if(typeof r.complete!="boolean")return g.
errors=[{instancePath:t+"/complete",schemaPath:"#/properties/complete/type",keyword:"type",params:{type:"boolean"}}],!1;var a=p===e}else var a=!0;if(a){if(r.node_labels!==
void 0){let p=r.node_labels;const l=e;if(e===l)if(Array.isArray(p)){var d=!0;const E=p.length;for(let v=0;v<E;v++){let f=p[v];const F=e;if(e===F)if(f&&typeof f==
"object"&&!Array.isArray(f)){let O;if(f.label===void 0&&(O="label"))return g.errors=[{instancePath:t+"/node_labels/"+v,schemaPath:"#/properties/node_labels/item\
s/required",keyword:"required",params:{missingProperty:O}}],!1;if(f.label!==void 0){const m=e;if(typeof f.label!="string")return g.errors=[{instancePath:t+"/nod\
e_labels/"+v+"/label",schemaPath:"#/properties/node_labels/items/properties/label/type",keyword:"type",params:{type:"string"}}],!1;var i=m===e}else var i=!0;if(i)
if(f.count!==void 0){let m=f.count;const z=e;if(!(typeof m=="number"&&!(m%1)&&!isNaN(m)&&isFinite(m)))return g.errors=[{instancePath:t+"/node_labels/"+v+"/count",
schemaPath:"#/properties/node_labels/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var i=z===e}else var i=!0}else return g.errors=[{instancePath:t+
"/node_labels/"+v,schemaPath:"#/properties/node_labels/items/type",keyword:"type",params:{type:"object"}}],!1;var d=F===e;if(!d)break}}else return g.errors=[{instancePath:t+
"/node_labels",schemaPath:"#/properties/node_labels/type",keyword:"type",params:{type:"array"}}],!1;var a=l===e}else var a=!0;if(a){if(r.label_combinations!==void 0){
let p=r.label_combinations;const l=e;if(e===l)if(Array.isArray(p)){var h=!0;const E=p.length;for(let v=0;v<E;v++){let f=p[v];const F=e;if(e===F)if(f&&typeof f==
"object"&&!Array.isArray(f)){let O;if(f.labels===void 0&&(O="labels"))return g.errors=[{instancePath:t+"/label_combinations/"+v,schemaPath:"#/properties/label_c\
ombinations/items/required",keyword:"required",params:{missingProperty:O}}],!1;if(f.labels!==void 0){let m=f.labels;const z=e;if(e===z)if(Array.isArray(m)){var y=!0;
const re=m.length;for(let C=0;C<re;C++){const M=e;if(typeof m[C]!="string")return g.errors=[{instancePath:t+"/label_combinations/"+v+"/labels/"+C,schemaPath:"#/\
properties/label_combinations/items/properties/labels/items/type",keyword:"type",params:{type:"string"}}],!1;var y=M===e;if(!y)break}}else return g.errors=[{instancePath:t+
"/label_combinations/"+v+"/labels",schemaPath:"#/properties/label_combinations/items/properties/labels/type",keyword:"type",params:{type:"array"}}],!1;var w=z===
e}else var w=!0;if(w)if(f.count!==void 0){let m=f.count;const z=e;if(!(typeof m=="number"&&!(m%1)&&!isNaN(m)&&isFinite(m)))return g.errors=[{instancePath:t+"/la\
bel_combinations/"+v+"/count",schemaPath:"#/properties/label_combinations/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var w=z===e}else
var w=!0}else return g.errors=[{instancePath:t+"/label_combinations/"+v,schemaPath:"#/properties/label_combinations/items/type",keyword:"type",params:{type:"obj\
ect"}}],!1;var h=F===e;if(!h)break}}else return g.errors=[{instancePath:t+"/label_combinations",schemaPath:"#/properties/label_combinations/type",keyword:"type",
params:{type:"array"}}],!1;var a=l===e}else var a=!0;if(a){if(r.edge_labels!==void 0){let p=r.edge_labels;const l=e;if(e===l)if(Array.isArray(p)){var P=!0;const E=p.
length;for(let v=0;v<E;v++){let f=p[v];const F=e;if(e===F)if(f&&typeof f=="object"&&!Array.isArray(f)){let O;if(f.label===void 0&&(O="label"))return g.errors=[{
instancePath:t+"/edge_labels/"+v,schemaPath:"#/properties/edge_labels/items/required",keyword:"required",params:{missingProperty:O}}],!1;if(f.label!==void 0){const m=e;
if(typeof f.label!="string")return g.errors=[{instancePath:t+"/edge_labels/"+v+"/label",schemaPath:"#/properties/edge_labels/items/properties/label/type",keyword:"\
type",params:{type:"string"}}],!1;var Z=m===e}else var Z=!0;if(Z)if(f.count!==void 0){let m=f.count;const z=e;if(!(typeof m=="number"&&!(m%1)&&!isNaN(m)&&isFinite(
m)))return g.errors=[{instancePath:t+"/edge_labels/"+v+"/count",schemaPath:"#/properties/edge_labels/items/properties/count/type",keyword:"type",params:{type:"i\
nteger"}}],!1;var Z=z===e}else var Z=!0}else return g.errors=[{instancePath:t+"/edge_labels/"+v,schemaPath:"#/properties/edge_labels/items/type",keyword:"type",
params:{type:"object"}}],!1;var P=F===e;if(!P)break}}else return g.errors=[{instancePath:t+"/edge_labels",schemaPath:"#/properties/edge_labels/type",keyword:"ty\
pe",params:{type:"array"}}],!1;var a=l===e}else var a=!0;if(a){if(r.properties!==void 0){let p=r.properties;const l=e;if(e===l)if(Array.isArray(p)){var U=!0;const E=p.
length;for(let v=0;v<E;v++){let f=p[v];const F=e;if(e===F)if(f&&typeof f=="object"&&!Array.isArray(f)){let O;if(f.key===void 0&&(O="key")||f.kind===void 0&&(O="\
kind")||f.label===void 0&&(O="label")||f.type===void 0&&(O="type"))return g.errors=[{instancePath:t+"/properties/"+v,schemaPath:"#/properties/properties/items/r\
equired",keyword:"required",params:{missingProperty:O}}],!1;if(f.kind!==void 0){let m=f.kind;const z=e;if(!(m==="node"||m==="edge"))return g.errors=[{instancePath:t+
"/properties/"+v+"/kind",schemaPath:"#/properties/properties/items/properties/kind/enum",keyword:"enum",params:{allowedValues:ee.properties.properties.items.properties.
kind.enum}}],!1;var N=z===e}else var N=!0;if(N){if(f.label!==void 0){let m=f.label;const z=e;if(typeof m!="string"&&m!==null)return g.errors=[{instancePath:t+"/\
properties/"+v+"/label",schemaPath:"#/properties/properties/items/properties/label/type",keyword:"type",params:{type:ee.properties.properties.items.properties.label.
type}}],!1;var N=z===e}else var N=!0;if(N){if(f.key!==void 0){const m=e;if(typeof f.key!="string")return g.errors=[{instancePath:t+"/properties/"+v+"/key",schemaPath:"\
#/properties/properties/items/properties/key/type",keyword:"type",params:{type:"string"}}],!1;var N=m===e}else var N=!0;if(N){if(f.type!==void 0){const m=e;if(typeof f.
type!="string")return g.errors=[{instancePath:t+"/properties/"+v+"/type",schemaPath:"#/properties/properties/items/properties/type/type",keyword:"type",params:{
type:"string"}}],!1;var N=m===e}else var N=!0;if(N)if(f.count!==void 0){let m=f.count;const z=e;if(!(typeof m=="number"&&!(m%1)&&!isNaN(m)&&isFinite(m)))return g.
errors=[{instancePath:t+"/properties/"+v+"/count",schemaPath:"#/properties/properties/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var N=z===
e}else var N=!0}}}}else return g.errors=[{instancePath:t+"/properties/"+v,schemaPath:"#/properties/properties/items/type",keyword:"type",params:{type:"object"}}],
!1;var U=F===e;if(!U)break}}else return g.errors=[{instancePath:t+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type:"array"}}],
!1;var a=l===e}else var a=!0;if(a){if(r.patterns!==void 0){let p=r.patterns;const l=e;if(e===l)if(Array.isArray(p)){var k=!0;const E=p.length;for(let v=0;v<E;v++){
let f=p[v];const F=e;if(e===F)if(f&&typeof f=="object"&&!Array.isArray(f)){let O;if(f.from===void 0&&(O="from")||f.label===void 0&&(O="label")||f.to===void 0&&(O=
"to"))return g.errors=[{instancePath:t+"/patterns/"+v,schemaPath:"#/properties/patterns/items/required",keyword:"required",params:{missingProperty:O}}],!1;if(f.
from!==void 0){let m=f.from;const z=e;if(!Array.isArray(m)&&m!==null)return g.errors=[{instancePath:t+"/patterns/"+v+"/from",schemaPath:"#/properties/patterns/i\
tems/properties/from/type",keyword:"type",params:{type:ee.properties.patterns.items.properties.from.type}}],!1;if(e===z&&Array.isArray(m)){var $=!0;const re=m.length;
for(let C=0;C<re;C++){const M=e;if(typeof m[C]!="string")return g.errors=[{instancePath:t+"/patterns/"+v+"/from/"+C,schemaPath:"#/properties/patterns/items/prop\
erties/from/items/type",keyword:"type",params:{type:"string"}}],!1;var $=M===e;if(!$)break}}var o=z===e}else var o=!0;if(o){if(f.label!==void 0){const m=e;if(typeof f.
label!="string")return g.errors=[{instancePath:t+"/patterns/"+v+"/label",schemaPath:"#/properties/patterns/items/properties/label/type",keyword:"type",params:{type:"\
string"}}],!1;var o=m===e}else var o=!0;if(o){if(f.to!==void 0){let m=f.to;const z=e;if(!Array.isArray(m)&&m!==null)return g.errors=[{instancePath:t+"/patterns/"+
v+"/to",schemaPath:"#/properties/patterns/items/properties/to/type",keyword:"type",params:{type:ee.properties.patterns.items.properties.to.type}}],!1;if(e===z&&
Array.isArray(m)){var q=!0;const C=m.length;for(let M=0;M<C;M++){const ie=e;if(typeof m[M]!="string")return g.errors=[{instancePath:t+"/patterns/"+v+"/to/"+M,schemaPath:"\
#/properties/patterns/items/properties/to/items/type",keyword:"type",params:{type:"string"}}],!1;var q=ie===e;if(!q)break}}var o=z===e}else var o=!0;if(o)if(f.count!==
void 0){let m=f.count;const z=e;if(!(typeof m=="number"&&!(m%1)&&!isNaN(m)&&isFinite(m)))return g.errors=[{instancePath:t+"/patterns/"+v+"/count",schemaPath:"#/\
properties/patterns/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var o=z===e}else var o=!0}}}else return g.errors=[{instancePath:t+"\
/patterns/"+v,schemaPath:"#/properties/patterns/items/type",keyword:"type",params:{type:"object"}}],!1;var k=F===e;if(!k)break}}else return g.errors=[{instancePath:t+
"/patterns",schemaPath:"#/properties/patterns/type",keyword:"type",params:{type:"array"}}],!1;var a=l===e}else var a=!0;if(a){if(r.expected!==void 0){let p=r.expected;
const l=e;if(!(p&&typeof p=="object"&&!Array.isArray(p)))return g.errors=[{instancePath:t+"/expected",schemaPath:"#/properties/expected/type",keyword:"type",params:{
type:"object"}}],!1;var a=l===e}else var a=!0;if(a)if(r.liel!==void 0){let p=r.liel;const l=e;if(!(p&&typeof p=="object"&&!Array.isArray(p)))return g.errors=[{instancePath:t+
"/liel",schemaPath:"#/properties/liel/type",keyword:"type",params:{type:"object"}}],!1;var a=l===e}else var a=!0}}}}}}}}}}}}}}}}else return g.errors=[{instancePath:t,
schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return g.errors=s,e===0}const le=G,ne={$id:"confirmation.schema.json",type:"object",properties:{kind:{
const:"liel-confirmation"},version:{const:1},confirmed_at:{type:"string",pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\\
.\\d+)?Z$"},same:{enum:["bytes","graph"]},blake3:{type:"string",pattern:"^[0-9a-f]{64}$"}},required:["kind","version","confirmed_at","same","blake3"]},se=new RegExp(
"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$","u");function G(r,{instancePath:t="",parentData:S,parentDataProperty:B,
rootData:A=r}={}){let s=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let c;if(r.kind===void 0&&(c="kind")||r.version===void 0&&(c="version")||
r.confirmed_at===void 0&&(c="confirmed_at")||r.same===void 0&&(c="same")||r.blake3===void 0&&(c="blake3"))return G.errors=[{instancePath:t,schemaPath:"#/require\
d",keyword:"required",params:{missingProperty:c}}],!1;if(r.kind!==void 0){const u=e;if(r.kind!=="liel-confirmation")return G.errors=[{instancePath:t+"/kind",schemaPath:"\
#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-confirmation"}}],!1;var n=u===e}else var n=!0;if(n){if(r.version!==void 0){const u=e;if(r.version!==
1)return G.errors=[{instancePath:t+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=u===e}else var n=!0;if(n){
if(r.confirmed_at!==void 0){let u=r.confirmed_at;const b=e;if(e===b)if(typeof u=="string"){if(!se.test(u))return G.errors=[{instancePath:t+"/confirmed_at",schemaPath:"\
#/properties/confirmed_at/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"}}],
!1}else return G.errors=[{instancePath:t+"/confirmed_at",schemaPath:"#/properties/confirmed_at/type",keyword:"type",params:{type:"string"}}],!1;var n=b===e}else
var n=!0;if(n){if(r.same!==void 0){let u=r.same;const b=e;if(!(u==="bytes"||u==="graph"))return G.errors=[{instancePath:t+"/same",schemaPath:"#/properties/same/\
enum",keyword:"enum",params:{allowedValues:ne.properties.same.enum}}],!1;var n=b===e}else var n=!0;if(n)if(r.blake3!==void 0){let u=r.blake3;const b=e;if(e===b)
if(typeof u=="string"){if(!Q.test(u))return G.errors=[{instancePath:t+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-\
9a-f]{64}$"}}],!1}else return G.errors=[{instancePath:t+"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=b===e}else
var n=!0}}}}else return G.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return G.errors=s,e===0}const de=D,W={$id:"merg\
e-plan.schema.json",type:"object",properties:{kind:{const:"liel-merge-plan"},version:{const:1},merge_plan_version:{const:1},left:{$ref:"#/$defs/input"},right:{$ref:"\
#/$defs/input"},mode:{enum:["append","node_key","identity_rules"]},node_keys:{type:"array",items:{type:"string"}},identity_rules:{type:"object",additionalProperties:{
type:"array",items:{type:"string"}}},edge_strategy:{enum:["append","idempotent"]},on_node_conflict:{enum:["keep_dst","overwrite_from_src","merge_props"]},allow_duplicates:{
type:"boolean"},questions:{$ref:"#/$defs/count"},open_conflicts:{$ref:"#/$defs/count"},decisions:{type:"array",items:{type:"object",properties:{question:{type:"\
string"},decision:{enum:["keep","take","skip"]}},required:["decision","question"]}},counts:{type:["object","null"],properties:{edges_created:{$ref:"#/$defs/coun\
t"},edges_reused:{$ref:"#/$defs/count"},edges_skipped:{$ref:"#/$defs/count"},nodes_created:{$ref:"#/$defs/count"},nodes_reused:{$ref:"#/$defs/count"},nodes_skipped:{
$ref:"#/$defs/count"}},required:["edges_created","edges_reused","edges_skipped","nodes_created","nodes_reused","nodes_skipped"]}},required:["allow_duplicates","\
counts","decisions","edge_strategy","identity_rules","left","merge_plan_version","mode","node_keys","on_node_conflict","open_conflicts","questions","right"],allOf:[
{if:{properties:{mode:{const:"node_key"}}},then:{properties:{node_keys:{type:"array",minItems:1}}}},{if:{properties:{mode:{const:"identity_rules"}}},then:{properties:{
identity_rules:{type:"object",minProperties:1,additionalProperties:{type:"array",minItems:1}}}}}],$defs:{count:{type:"integer",minimum:0,maximum:9007199254740991},
input:{type:"object",properties:{path:{type:"string"},blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},nodes:{$ref:"#/$defs/count"},edges:{$ref:"#/$defs/count"}},
required:["blake3","edges","nodes","path"]}}};function j(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:A=r}={}){let s=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return j.
errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return j.errors=[{instancePath:t,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return j.errors=
[{instancePath:t,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return j.errors=s,e===0}function R(r,{instancePath:t="",parentData:S,
parentDataProperty:B,rootData:A=r}={}){let s=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let c;if(r.blake3===void 0&&(c="blake3")||r.edges===
void 0&&(c="edges")||r.nodes===void 0&&(c="nodes")||r.path===void 0&&(c="path"))return R.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{
missingProperty:c}}],!1;if(r.path!==void 0){const u=e;if(typeof r.path!="string")return R.errors=[{instancePath:t+"/path",schemaPath:"#/properties/path/type",keyword:"\
type",params:{type:"string"}}],!1;var n=u===e}else var n=!0;if(n){if(r.blake3!==void 0){let u=r.blake3;const b=e;if(e===b)if(typeof u=="string"){if(!Q.test(u))return R.
errors=[{instancePath:t+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return R.errors=[{instancePath:t+
"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=b===e}else var n=!0;if(n){if(r.nodes!==void 0){const u=e;j(r.nodes,
{instancePath:t+"/nodes",parentData:r,parentDataProperty:"nodes",rootData:A})||(s=s===null?j.errors:s.concat(j.errors),e=s.length);var n=u===e}else var n=!0;if(n)
if(r.edges!==void 0){const u=e;j(r.edges,{instancePath:t+"/edges",parentData:r,parentDataProperty:"edges",rootData:A})||(s=s===null?j.errors:s.concat(j.errors),
e=s.length);var n=u===e}else var n=!0}}}else return R.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return R.errors=s,e===
0}function D(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:A=r}={}){let s=null,e=0;const n=e,c=e;let u=!0;const b=e;if(r&&typeof r=="object"&&
!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="node_key"){const $={};s===null?s=[$]:s.push($),e++}var a=b===e;if(e=c,s!==null&&(c?s.length=c:s=null),a){const $=e;
if(r&&typeof r=="object"&&!Array.isArray(r)&&r.node_keys!==void 0){let q=r.node_keys;if(e===e)if(Array.isArray(q)){if(q.length<1)return D.errors=[{instancePath:t+
"/node_keys",schemaPath:"#/allOf/0/then/properties/node_keys/minItems",keyword:"minItems",params:{limit:1}}],!1}else return D.errors=[{instancePath:t+"/node_key\
s",schemaPath:"#/allOf/0/then/properties/node_keys/type",keyword:"type",params:{type:"array"}}],!1}var a=$===e;u=a}if(!u){const $={instancePath:t,schemaPath:"#/\
allOf/0/if",keyword:"if",params:{failingKeyword:"then"}};return s===null?s=[$]:s.push($),e++,D.errors=s,!1}var d=n===e;if(d){const $=e,o=e;let q=!0;const V=e;if(r&&
typeof r=="object"&&!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="identity_rules"){const l={};s===null?s=[l]:s.push(l),e++}var i=V===e;if(e=o,s!==null&&(o?s.length=
o:s=null),i){const l=e;if(r&&typeof r=="object"&&!Array.isArray(r)&&r.identity_rules!==void 0){let E=r.identity_rules;if(e===e)if(E&&typeof E=="object"&&!Array.
isArray(E)){if(Object.keys(E).length<1)return D.errors=[{instancePath:t+"/identity_rules",schemaPath:"#/allOf/1/then/properties/identity_rules/minProperties",keyword:"\
minProperties",params:{limit:1}}],!1;for(const f in E){let F=E[f];const Y=e;if(e===Y)if(Array.isArray(F)){if(F.length<1)return D.errors=[{instancePath:t+"/ident\
ity_rules/"+f.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_rules/additionalProperties/minItems",keyword:"minItems",params:{
limit:1}}],!1}else return D.errors=[{instancePath:t+"/identity_rules/"+f.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_r\
ules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var h=Y===e;if(!h)break}}else return D.errors=[{instancePath:t+"/identity_rules",schemaPath:"\
#/allOf/1/then/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1}var i=l===e;q=i}if(!q){const l={instancePath:t,schemaPath:"#/allOf/1/i\
f",keyword:"if",params:{failingKeyword:"then"}};return s===null?s=[l]:s.push(l),e++,D.errors=s,!1}var d=$===e}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(
r)){let $;if(r.allow_duplicates===void 0&&($="allow_duplicates")||r.counts===void 0&&($="counts")||r.decisions===void 0&&($="decisions")||r.edge_strategy===void 0&&
($="edge_strategy")||r.identity_rules===void 0&&($="identity_rules")||r.left===void 0&&($="left")||r.merge_plan_version===void 0&&($="merge_plan_version")||r.mode===
void 0&&($="mode")||r.node_keys===void 0&&($="node_keys")||r.on_node_conflict===void 0&&($="on_node_conflict")||r.open_conflicts===void 0&&($="open_conflicts")||
r.questions===void 0&&($="questions")||r.right===void 0&&($="right"))return D.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:$}}],
!1;if(r.kind!==void 0){const o=e;if(r.kind!=="liel-merge-plan")return D.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-merge-plan"}}],!1;var y=o===e}else var y=!0;if(y){if(r.version!==void 0){const o=e;if(r.version!==1)return D.errors=[{instancePath:t+"/versio\
n",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var y=o===e}else var y=!0;if(y){if(r.merge_plan_version!==void 0){const o=e;
if(r.merge_plan_version!==1)return D.errors=[{instancePath:t+"/merge_plan_version",schemaPath:"#/properties/merge_plan_version/const",keyword:"const",params:{allowedValue:1}}],
!1;var y=o===e}else var y=!0;if(y){if(r.left!==void 0){const o=e;R(r.left,{instancePath:t+"/left",parentData:r,parentDataProperty:"left",rootData:A})||(s=s===null?
R.errors:s.concat(R.errors),e=s.length);var y=o===e}else var y=!0;if(y){if(r.right!==void 0){const o=e;R(r.right,{instancePath:t+"/right",parentData:r,parentDataProperty:"\
right",rootData:A})||(s=s===null?R.errors:s.concat(R.errors),e=s.length);var y=o===e}else var y=!0;if(y){if(r.mode!==void 0){let o=r.mode;const q=e;if(!(o==="ap\
pend"||o==="node_key"||o==="identity_rules"))return D.errors=[{instancePath:t+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues:W.
properties.mode.enum}}],!1;var y=q===e}else var y=!0;if(y){if(r.node_keys!==void 0){let o=r.node_keys;const q=e;if(e===q)if(Array.isArray(o)){var w=!0;const p=o.
length;for(let l=0;l<p;l++){const K=e;if(typeof o[l]!="string")return D.errors=[{instancePath:t+"/node_keys/"+l,schemaPath:"#/properties/node_keys/items/type",keyword:"\
type",params:{type:"string"}}],!1;var w=K===e;if(!w)break}}else return D.errors=[{instancePath:t+"/node_keys",schemaPath:"#/properties/node_keys/type",keyword:"\
type",params:{type:"array"}}],!1;var y=q===e}else var y=!0;if(y){if(r.identity_rules!==void 0){let o=r.identity_rules;const q=e;if(e===q)if(o&&typeof o=="object"&&
!Array.isArray(o))for(const p in o){let l=o[p];const K=e;if(e===K)if(Array.isArray(l)){var P=!0;const E=l.length;for(let v=0;v<E;v++){const f=e;if(typeof l[v]!=
"string")return D.errors=[{instancePath:t+"/identity_rules/"+p.replace(/~/g,"~0").replace(/\//g,"~1")+"/"+v,schemaPath:"#/properties/identity_rules/additionalPr\
operties/items/type",keyword:"type",params:{type:"string"}}],!1;var P=f===e;if(!P)break}}else return D.errors=[{instancePath:t+"/identity_rules/"+p.replace(/~/g,
"~0").replace(/\//g,"~1"),schemaPath:"#/properties/identity_rules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var Z=K===e;if(!Z)break}else
return D.errors=[{instancePath:t+"/identity_rules",schemaPath:"#/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1;var y=q===e}else var y=!0;
if(y){if(r.edge_strategy!==void 0){let o=r.edge_strategy;const q=e;if(!(o==="append"||o==="idempotent"))return D.errors=[{instancePath:t+"/edge_strategy",schemaPath:"\
#/properties/edge_strategy/enum",keyword:"enum",params:{allowedValues:W.properties.edge_strategy.enum}}],!1;var y=q===e}else var y=!0;if(y){if(r.on_node_conflict!==
void 0){let o=r.on_node_conflict;const q=e;if(!(o==="keep_dst"||o==="overwrite_from_src"||o==="merge_props"))return D.errors=[{instancePath:t+"/on_node_conflict",
schemaPath:"#/properties/on_node_conflict/enum",keyword:"enum",params:{allowedValues:W.properties.on_node_conflict.enum}}],!1;var y=q===e}else var y=!0;if(y){if(r.
allow_duplicates!==void 0){const o=e;if(typeof r.allow_duplicates!="boolean")return D.errors=[{instancePath:t+"/allow_duplicates",schemaPath:"#/properties/allow\
_duplicates/type",keyword:"type",params:{type:"boolean"}}],!1;var y=o===e}else var y=!0;if(y){if(r.questions!==void 0){const o=e;j(r.questions,{instancePath:t+"\
/questions",parentData:r,parentDataProperty:"questions",rootData:A})||(s=s===null?j.errors:s.concat(j.errors),e=s.length);var y=o===e}else var y=!0;if(y){if(r.open_conflicts!==
void 0){const o=e;j(r.open_conflicts,{instancePath:t+"/open_conflicts",parentData:r,parentDataProperty:"open_conflicts",rootData:A})||(s=s===null?j.errors:s.concat(
j.errors),e=s.length);var y=o===e}else var y=!0;if(y){if(r.decisions!==void 0){let o=r.decisions;const q=e;if(e===q)if(Array.isArray(o)){var U=!0;const p=o.length;
for(let l=0;l<p;l++){let K=o[l];const E=e;if(e===E)if(K&&typeof K=="object"&&!Array.isArray(K)){let f;if(K.decision===void 0&&(f="decision")||K.question===void 0&&
(f="question"))return D.errors=[{instancePath:t+"/decisions/"+l,schemaPath:"#/properties/decisions/items/required",keyword:"required",params:{missingProperty:f}}],
!1;if(K.question!==void 0){const F=e;if(typeof K.question!="string")return D.errors=[{instancePath:t+"/decisions/"+l+"/question",schemaPath:"#/properties/decisi\
ons/items/properties/question/type",keyword:"type",params:{type:"string"}}],!1;var N=F===e}else var N=!0;if(N)if(K.decision!==void 0){let F=K.decision;const Y=e;
if(!(F==="keep"||F==="take"||F==="skip"))return D.errors=[{instancePath:t+"/decisions/"+l+"/decision",schemaPath:"#/properties/decisions/items/properties/decisi\
on/enum",keyword:"enum",params:{allowedValues:W.properties.decisions.items.properties.decision.enum}}],!1;var N=Y===e}else var N=!0}else return D.errors=[{instancePath:t+
"/decisions/"+l,schemaPath:"#/properties/decisions/items/type",keyword:"type",params:{type:"object"}}],!1;var U=E===e;if(!U)break}}else return D.errors=[{instancePath:t+
"/decisions",schemaPath:"#/properties/decisions/type",keyword:"type",params:{type:"array"}}],!1;var y=q===e}else var y=!0;if(y)if(r.counts!==void 0){let o=r.counts;
const q=e;if(!(o&&typeof o=="object"&&!Array.isArray(o))&&o!==null)return D.errors=[{instancePath:t+"/counts",schemaPath:"#/properties/counts/type",keyword:"typ\
e",params:{type:W.properties.counts.type}}],!1;if(e===q&&o&&typeof o=="object"&&!Array.isArray(o)){let p;if(o.edges_created===void 0&&(p="edges_created")||o.edges_reused===
void 0&&(p="edges_reused")||o.edges_skipped===void 0&&(p="edges_skipped")||o.nodes_created===void 0&&(p="nodes_created")||o.nodes_reused===void 0&&(p="nodes_reu\
sed")||o.nodes_skipped===void 0&&(p="nodes_skipped"))return D.errors=[{instancePath:t+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{
missingProperty:p}}],!1;if(o.edges_created!==void 0){const l=e;j(o.edges_created,{instancePath:t+"/counts/edges_created",parentData:o,parentDataProperty:"edges_\
created",rootData:A})||(s=s===null?j.errors:s.concat(j.errors),e=s.length);var k=l===e}else var k=!0;if(k){if(o.edges_reused!==void 0){const l=e;j(o.edges_reused,
{instancePath:t+"/counts/edges_reused",parentData:o,parentDataProperty:"edges_reused",rootData:A})||(s=s===null?j.errors:s.concat(j.errors),e=s.length);var k=l===
e}else var k=!0;if(k){if(o.edges_skipped!==void 0){const l=e;j(o.edges_skipped,{instancePath:t+"/counts/edges_skipped",parentData:o,parentDataProperty:"edges_sk\
ipped",rootData:A})||(s=s===null?j.errors:s.concat(j.errors),e=s.length);var k=l===e}else var k=!0;if(k){if(o.nodes_created!==void 0){const l=e;j(o.nodes_created,
{instancePath:t+"/counts/nodes_created",parentData:o,parentDataProperty:"nodes_created",rootData:A})||(s=s===null?j.errors:s.concat(j.errors),e=s.length);var k=l===
e}else var k=!0;if(k){if(o.nodes_reused!==void 0){const l=e;j(o.nodes_reused,{instancePath:t+"/counts/nodes_reused",parentData:o,parentDataProperty:"nodes_reuse\
d",rootData:A})||(s=s===null?j.errors:s.concat(j.errors),e=s.length);var k=l===e}else var k=!0;if(k)if(o.nodes_skipped!==void 0){const l=e;j(o.nodes_skipped,{instancePath:t+
"/counts/nodes_skipped",parentData:o,parentDataProperty:"nodes_skipped",rootData:A})||(s=s===null?j.errors:s.concat(j.errors),e=s.length);var k=l===e}else var k=!0}}}}}
var y=q===e}else var y=!0}}}}}}}}}}}}}}else return D.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return D.errors=s,e===
0}const fe=_,X={$id:"receipt.schema.json",type:"object",properties:{kind:{const:"liel-receipt"},version:{const:1},receipt_version:{const:1},tool:{type:"object",
properties:{name:{const:"liel-ops"},version:{type:"string"}},required:["name","version"]},source:{type:"string"},identity:{type:"object",properties:{path:{type:"\
string"},machine:{type:"string"},lineage:{type:"array",items:{type:"string"}}},required:["path","machine","lineage"]},created_at:{type:"string",pattern:"^\\d{4}-\
(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"},live:{type:"boolean"},size_bytes:{type:"integer",minimum:0,maximum:9007199254740991},
blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},format:{type:"string"},manifest_sha256:{type:["string","null"],pattern:"^[0-9a-f]{64}$"},node_count:{type:["inte\
ger","null"],minimum:0,maximum:9007199254740991},edge_count:{type:["integer","null"],minimum:0,maximum:9007199254740991},wal_pages_applied:{type:"integer",minimum:0,
maximum:9007199254740991},wal_bytes_cut:{type:"integer",minimum:0,maximum:9007199254740991},finding_count:{type:"integer",minimum:0,maximum:9007199254740991},first_finding:{
type:["string","null"]},seal_root:{type:"string",pattern:"^[0-9a-f]{64}$"},drill:{type:"object",properties:{done:{type:"boolean"},ms:{type:"integer",minimum:0,maximum:9007199254740991},
verdict:{enum:["pass","not done"]}},required:["done","ms","verdict"]}},required:["blake3","created_at","drill","edge_count","finding_count","first_finding","liv\
e","manifest_sha256","node_count","receipt_version","seal_root","size_bytes","source","tool","wal_bytes_cut","wal_pages_applied"]};function _(r,{instancePath:t="",
parentData:S,parentDataProperty:B,rootData:A=r}={}){let s=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let d;if(r.blake3===void 0&&(d="blake3")||
r.created_at===void 0&&(d="created_at")||r.drill===void 0&&(d="drill")||r.edge_count===void 0&&(d="edge_count")||r.finding_count===void 0&&(d="finding_count")||
r.first_finding===void 0&&(d="first_finding")||r.live===void 0&&(d="live")||r.manifest_sha256===void 0&&(d="manifest_sha256")||r.node_count===void 0&&(d="node_c\
ount")||r.receipt_version===void 0&&(d="receipt_version")||r.seal_root===void 0&&(d="seal_root")||r.size_bytes===void 0&&(d="size_bytes")||r.source===void 0&&(d=
"source")||r.tool===void 0&&(d="tool")||r.wal_bytes_cut===void 0&&(d="wal_bytes_cut")||r.wal_pages_applied===void 0&&(d="wal_pages_applied"))return _.errors=[{instancePath:t,
schemaPath:"#/required",keyword:"required",params:{missingProperty:d}}],!1;if(r.kind!==void 0){const i=e;if(r.kind!=="liel-receipt")return _.errors=[{instancePath:t+
"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-receipt"}}],!1;var n=i===e}else var n=!0;if(n){if(r.version!==void 0){const i=e;
if(r.version!==1)return _.errors=[{instancePath:t+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=i===e}else
var n=!0;if(n){if(r.receipt_version!==void 0){const i=e;if(r.receipt_version!==1)return _.errors=[{instancePath:t+"/receipt_version",schemaPath:"#/properties/re\
ceipt_version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=i===e}else var n=!0;if(n){if(r.tool!==void 0){let i=r.tool;const h=e;if(e===h)if(i&&typeof i==
"object"&&!Array.isArray(i)){let w;if(i.name===void 0&&(w="name")||i.version===void 0&&(w="version"))return _.errors=[{instancePath:t+"/tool",schemaPath:"#/prop\
erties/tool/required",keyword:"required",params:{missingProperty:w}}],!1;if(i.name!==void 0){const P=e;if(i.name!=="liel-ops")return _.errors=[{instancePath:t+"\
/tool/name",schemaPath:"#/properties/tool/properties/name/const",keyword:"const",params:{allowedValue:"liel-ops"}}],!1;var c=P===e}else var c=!0;if(c)if(i.version!==
void 0){const P=e;if(typeof i.version!="string")return _.errors=[{instancePath:t+"/tool/version",schemaPath:"#/properties/tool/properties/version/type",keyword:"\
type",params:{type:"string"}}],!1;var c=P===e}else var c=!0}else return _.errors=[{instancePath:t+"/tool",schemaPath:"#/properties/tool/type",keyword:"type",params:{
type:"object"}}],!1;var n=h===e}else var n=!0;if(n){if(r.source!==void 0){const i=e;if(typeof r.source!="string")return _.errors=[{instancePath:t+"/source",schemaPath:"\
#/properties/source/type",keyword:"type",params:{type:"string"}}],!1;var n=i===e}else var n=!0;if(n){if(r.identity!==void 0){let i=r.identity;const h=e;if(e===h)
if(i&&typeof i=="object"&&!Array.isArray(i)){let w;if(i.path===void 0&&(w="path")||i.machine===void 0&&(w="machine")||i.lineage===void 0&&(w="lineage"))return _.
errors=[{instancePath:t+"/identity",schemaPath:"#/properties/identity/required",keyword:"required",params:{missingProperty:w}}],!1;if(i.path!==void 0){const P=e;
if(typeof i.path!="string")return _.errors=[{instancePath:t+"/identity/path",schemaPath:"#/properties/identity/properties/path/type",keyword:"type",params:{type:"\
string"}}],!1;var u=P===e}else var u=!0;if(u){if(i.machine!==void 0){const P=e;if(typeof i.machine!="string")return _.errors=[{instancePath:t+"/identity/machine",
schemaPath:"#/properties/identity/properties/machine/type",keyword:"type",params:{type:"string"}}],!1;var u=P===e}else var u=!0;if(u)if(i.lineage!==void 0){let P=i.
lineage;const Z=e;if(e===Z)if(Array.isArray(P)){var b=!0;const N=P.length;for(let k=0;k<N;k++){const $=e;if(typeof P[k]!="string")return _.errors=[{instancePath:t+
"/identity/lineage/"+k,schemaPath:"#/properties/identity/properties/lineage/items/type",keyword:"type",params:{type:"string"}}],!1;var b=$===e;if(!b)break}}else
return _.errors=[{instancePath:t+"/identity/lineage",schemaPath:"#/properties/identity/properties/lineage/type",keyword:"type",params:{type:"array"}}],!1;var u=Z===
e}else var u=!0}}else return _.errors=[{instancePath:t+"/identity",schemaPath:"#/properties/identity/type",keyword:"type",params:{type:"object"}}],!1;var n=h===
e}else var n=!0;if(n){if(r.created_at!==void 0){let i=r.created_at;const h=e;if(e===h)if(typeof i=="string"){if(!se.test(i))return _.errors=[{instancePath:t+"/c\
reated_at",schemaPath:"#/properties/created_at/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:\
[0-5]\\d(\\.\\d+)?Z$"}}],!1}else return _.errors=[{instancePath:t+"/created_at",schemaPath:"#/properties/created_at/type",keyword:"type",params:{type:"string"}}],
!1;var n=h===e}else var n=!0;if(n){if(r.live!==void 0){const i=e;if(typeof r.live!="boolean")return _.errors=[{instancePath:t+"/live",schemaPath:"#/properties/l\
ive/type",keyword:"type",params:{type:"boolean"}}],!1;var n=i===e}else var n=!0;if(n){if(r.size_bytes!==void 0){let i=r.size_bytes;const h=e;if(!(typeof i=="num\
ber"&&!(i%1)&&!isNaN(i)&&isFinite(i)))return _.errors=[{instancePath:t+"/size_bytes",schemaPath:"#/properties/size_bytes/type",keyword:"type",params:{type:"inte\
ger"}}],!1;if(e===h&&typeof i=="number"&&isFinite(i)){if(i>9007199254740991||isNaN(i))return _.errors=[{instancePath:t+"/size_bytes",schemaPath:"#/properties/si\
ze_bytes/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(i<0||isNaN(i))return _.errors=[{instancePath:t+"/size_bytes",schemaPath:"\
#/properties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=h===e}else var n=!0;if(n){if(r.blake3!==void 0){let i=r.blake3;const h=e;
if(e===h)if(typeof i=="string"){if(!Q.test(i))return _.errors=[{instancePath:t+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return _.errors=[{instancePath:t+"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=h===
e}else var n=!0;if(n){if(r.format!==void 0){const i=e;if(typeof r.format!="string")return _.errors=[{instancePath:t+"/format",schemaPath:"#/properties/format/ty\
pe",keyword:"type",params:{type:"string"}}],!1;var n=i===e}else var n=!0;if(n){if(r.manifest_sha256!==void 0){let i=r.manifest_sha256;const h=e;if(typeof i!="st\
ring"&&i!==null)return _.errors=[{instancePath:t+"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/type",keyword:"type",params:{type:X.properties.manifest_sha256.
type}}],!1;if(e===h&&typeof i=="string"&&!Q.test(i))return _.errors=[{instancePath:t+"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/pattern",keyword:"\
pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1;var n=h===e}else var n=!0;if(n){if(r.node_count!==void 0){let i=r.node_count;const h=e;if(!(typeof i=="number"&&
!(i%1)&&!isNaN(i)&&isFinite(i))&&i!==null)return _.errors=[{instancePath:t+"/node_count",schemaPath:"#/properties/node_count/type",keyword:"type",params:{type:X.
properties.node_count.type}}],!1;if(e===h&&typeof i=="number"&&isFinite(i)){if(i>9007199254740991||isNaN(i))return _.errors=[{instancePath:t+"/node_count",schemaPath:"\
#/properties/node_count/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(i<0||isNaN(i))return _.errors=[{instancePath:t+"/node\
_count",schemaPath:"#/properties/node_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=h===e}else var n=!0;if(n){if(r.edge_count!==void 0){
let i=r.edge_count;const h=e;if(!(typeof i=="number"&&!(i%1)&&!isNaN(i)&&isFinite(i))&&i!==null)return _.errors=[{instancePath:t+"/edge_count",schemaPath:"#/pro\
perties/edge_count/type",keyword:"type",params:{type:X.properties.edge_count.type}}],!1;if(e===h&&typeof i=="number"&&isFinite(i)){if(i>9007199254740991||isNaN(
i))return _.errors=[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(i<0||isNaN(i))return _.errors=[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1}var n=h===e}else var n=!0;if(n){if(r.wal_pages_applied!==void 0){let i=r.wal_pages_applied;const h=e;if(!(typeof i=="number"&&!(i%1)&&!isNaN(i)&&isFinite(i)))
return _.errors=[{instancePath:t+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/type",keyword:"type",params:{type:"integer"}}],!1;if(e===h&&typeof i==
"number"&&isFinite(i)){if(i>9007199254740991||isNaN(i))return _.errors=[{instancePath:t+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/maximum",
keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(i<0||isNaN(i))return _.errors=[{instancePath:t+"/wal_pages_applied",schemaPath:"#/prop\
erties/wal_pages_applied/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=h===e}else var n=!0;if(n){if(r.wal_bytes_cut!==void 0){let i=r.wal_bytes_cut;
const h=e;if(!(typeof i=="number"&&!(i%1)&&!isNaN(i)&&isFinite(i)))return _.errors=[{instancePath:t+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/type",
keyword:"type",params:{type:"integer"}}],!1;if(e===h&&typeof i=="number"&&isFinite(i)){if(i>9007199254740991||isNaN(i))return _.errors=[{instancePath:t+"/wal_by\
tes_cut",schemaPath:"#/properties/wal_bytes_cut/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(i<0||isNaN(i))return _.errors=
[{instancePath:t+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=h===e}else var n=!0;
if(n){if(r.finding_count!==void 0){let i=r.finding_count;const h=e;if(!(typeof i=="number"&&!(i%1)&&!isNaN(i)&&isFinite(i)))return _.errors=[{instancePath:t+"/f\
inding_count",schemaPath:"#/properties/finding_count/type",keyword:"type",params:{type:"integer"}}],!1;if(e===h&&typeof i=="number"&&isFinite(i)){if(i>9007199254740991||
isNaN(i))return _.errors=[{instancePath:t+"/finding_count",schemaPath:"#/properties/finding_count/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(i<0||isNaN(i))return _.errors=[{instancePath:t+"/finding_count",schemaPath:"#/properties/finding_count/minimum",keyword:"minimum",params:{comparison:">=",
limit:0}}],!1}var n=h===e}else var n=!0;if(n){if(r.first_finding!==void 0){let i=r.first_finding;const h=e;if(typeof i!="string"&&i!==null)return _.errors=[{instancePath:t+
"/first_finding",schemaPath:"#/properties/first_finding/type",keyword:"type",params:{type:X.properties.first_finding.type}}],!1;var n=h===e}else var n=!0;if(n){
if(r.seal_root!==void 0){let i=r.seal_root;const h=e;if(e===h)if(typeof i=="string"){if(!Q.test(i))return _.errors=[{instancePath:t+"/seal_root",schemaPath:"#/p\
roperties/seal_root/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return _.errors=[{instancePath:t+"/seal_root",schemaPath:"#/propertie\
s/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var n=h===e}else var n=!0;if(n)if(r.drill!==void 0){let i=r.drill;const h=e;if(e===h)if(i&&typeof i==
"object"&&!Array.isArray(i)){let w;if(i.done===void 0&&(w="done")||i.ms===void 0&&(w="ms")||i.verdict===void 0&&(w="verdict"))return _.errors=[{instancePath:t+"\
/drill",schemaPath:"#/properties/drill/required",keyword:"required",params:{missingProperty:w}}],!1;if(i.done!==void 0){const P=e;if(typeof i.done!="boolean")return _.
errors=[{instancePath:t+"/drill/done",schemaPath:"#/properties/drill/properties/done/type",keyword:"type",params:{type:"boolean"}}],!1;var a=P===e}else var a=!0;
if(a){if(i.ms!==void 0){let P=i.ms;const Z=e;if(!(typeof P=="number"&&!(P%1)&&!isNaN(P)&&isFinite(P)))return _.errors=[{instancePath:t+"/drill/ms",schemaPath:"#\
/properties/drill/properties/ms/type",keyword:"type",params:{type:"integer"}}],!1;if(e===Z&&typeof P=="number"&&isFinite(P)){if(P>9007199254740991||isNaN(P))return _.
errors=[{instancePath:t+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;
if(P<0||isNaN(P))return _.errors=[{instancePath:t+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1}var a=Z===e}else var a=!0;if(a)if(i.verdict!==void 0){let P=i.verdict;const Z=e;if(!(P==="pass"||P==="not done"))return _.errors=[{instancePath:t+"/drill/ver\
dict",schemaPath:"#/properties/drill/properties/verdict/enum",keyword:"enum",params:{allowedValues:X.properties.drill.properties.verdict.enum}}],!1;var a=Z===e}else
var a=!0}}else return _.errors=[{instancePath:t+"/drill",schemaPath:"#/properties/drill/type",keyword:"type",params:{type:"object"}}],!1;var n=h===e}else var n=!0}}}}}}}}}}}}}}}}}}}else
return _.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return _.errors=s,e===0}const ue=I,ae={$id:"repair-plan.schema.j\
son",type:"object",properties:{kind:{const:"liel-repair-plan"},version:{const:1},plan_version:{const:1},source_blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},changes:{
type:"object",properties:{node_heads_changed:{$ref:"#/$defs/count"},node_degrees_changed:{$ref:"#/$defs/count"},edge_links_changed:{$ref:"#/$defs/count"},slot_ids_rewritten:{
type:"array",items:{type:"object",properties:{kind:{enum:["node","edge"]},id:{$ref:"#/$defs/count"},stored:{type:"string",pattern:"^\\d+$"},offset:{$ref:"#/$def\
s/count"}},required:["id","kind","offset","stored"]}},node_count:{$ref:"#/$defs/counter"},edge_count:{$ref:"#/$defs/counter"},loss_accepted:{type:"boolean"}},required:[
"edge_count","edge_links_changed","loss_accepted","node_count","node_degrees_changed","node_heads_changed","slot_ids_rewritten"]}},required:["changes","plan_ver\
sion","source_blake3"],$defs:{count:{type:"integer",minimum:0,maximum:9007199254740991},counter:{type:"object",properties:{before:{$ref:"#/$defs/count"},after:{
$ref:"#/$defs/count"}},required:["after","before"]}}},oe=new RegExp("^\\d+$","u");function x(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:A=r}={}){let s=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return x.
errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return x.errors=[{instancePath:t,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return x.errors=
[{instancePath:t,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return x.errors=s,e===0}function L(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:A=r}={}){let s=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let c;if(r.
after===void 0&&(c="after")||r.before===void 0&&(c="before"))return L.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:c}}],
!1;if(r.before!==void 0){const u=e;x(r.before,{instancePath:t+"/before",parentData:r,parentDataProperty:"before",rootData:A})||(s=s===null?x.errors:s.concat(x.errors),
e=s.length);var n=u===e}else var n=!0;if(n)if(r.after!==void 0){const u=e;x(r.after,{instancePath:t+"/after",parentData:r,parentDataProperty:"after",rootData:A})||
(s=s===null?x.errors:s.concat(x.errors),e=s.length);var n=u===e}else var n=!0}else return L.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return L.errors=s,e===0}function I(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:A=r}={}){let s=null,e=0;if(e===0)if(r&&typeof r==
"object"&&!Array.isArray(r)){let a;if(r.changes===void 0&&(a="changes")||r.plan_version===void 0&&(a="plan_version")||r.source_blake3===void 0&&(a="source_blake\
3"))return I.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:a}}],!1;if(r.kind!==void 0){const d=e;if(r.kind!=="liel-\
repair-plan")return I.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-repair-plan"}}],!1;var n=d===
e}else var n=!0;if(n){if(r.version!==void 0){const d=e;if(r.version!==1)return I.errors=[{instancePath:t+"/version",schemaPath:"#/properties/version/const",keyword:"\
const",params:{allowedValue:1}}],!1;var n=d===e}else var n=!0;if(n){if(r.plan_version!==void 0){const d=e;if(r.plan_version!==1)return I.errors=[{instancePath:t+
"/plan_version",schemaPath:"#/properties/plan_version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=d===e}else var n=!0;if(n){if(r.source_blake3!==void 0){
let d=r.source_blake3;const i=e;if(e===i)if(typeof d=="string"){if(!Q.test(d))return I.errors=[{instancePath:t+"/source_blake3",schemaPath:"#/properties/source_\
blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return I.errors=[{instancePath:t+"/source_blake3",schemaPath:"#/properties/source_\
blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=i===e}else var n=!0;if(n)if(r.changes!==void 0){let d=r.changes;const i=e;if(e===i)if(d&&typeof d==
"object"&&!Array.isArray(d)){let y;if(d.edge_count===void 0&&(y="edge_count")||d.edge_links_changed===void 0&&(y="edge_links_changed")||d.loss_accepted===void 0&&
(y="loss_accepted")||d.node_count===void 0&&(y="node_count")||d.node_degrees_changed===void 0&&(y="node_degrees_changed")||d.node_heads_changed===void 0&&(y="no\
de_heads_changed")||d.slot_ids_rewritten===void 0&&(y="slot_ids_rewritten"))return I.errors=[{instancePath:t+"/changes",schemaPath:"#/properties/changes/require\
d",keyword:"required",params:{missingProperty:y}}],!1;if(d.node_heads_changed!==void 0){const w=e;x(d.node_heads_changed,{instancePath:t+"/changes/node_heads_ch\
anged",parentData:d,parentDataProperty:"node_heads_changed",rootData:A})||(s=s===null?x.errors:s.concat(x.errors),e=s.length);var c=w===e}else var c=!0;if(c){if(d.
node_degrees_changed!==void 0){const w=e;x(d.node_degrees_changed,{instancePath:t+"/changes/node_degrees_changed",parentData:d,parentDataProperty:"node_degrees_\
changed",rootData:A})||(s=s===null?x.errors:s.concat(x.errors),e=s.length);var c=w===e}else var c=!0;if(c){if(d.edge_links_changed!==void 0){const w=e;x(d.edge_links_changed,
{instancePath:t+"/changes/edge_links_changed",parentData:d,parentDataProperty:"edge_links_changed",rootData:A})||(s=s===null?x.errors:s.concat(x.errors),e=s.length);
var c=w===e}else var c=!0;if(c){if(d.slot_ids_rewritten!==void 0){let w=d.slot_ids_rewritten;const P=e;if(e===P)if(Array.isArray(w)){var u=!0;const U=w.length;for(let N=0;N<
U;N++){let k=w[N];const $=e;if(e===$)if(k&&typeof k=="object"&&!Array.isArray(k)){let q;if(k.id===void 0&&(q="id")||k.kind===void 0&&(q="kind")||k.offset===void 0&&
(q="offset")||k.stored===void 0&&(q="stored"))return I.errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N,schemaPath:"#/properties/changes/properties/slot\
_ids_rewritten/items/required",keyword:"required",params:{missingProperty:q}}],!1;if(k.kind!==void 0){let V=k.kind;const p=e;if(!(V==="node"||V==="edge"))return I.
errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N+"/kind",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/kind/enum",keyword:"\
enum",params:{allowedValues:ae.properties.changes.properties.slot_ids_rewritten.items.properties.kind.enum}}],!1;var b=p===e}else var b=!0;if(b){if(k.id!==void 0){
const V=e;x(k.id,{instancePath:t+"/changes/slot_ids_rewritten/"+N+"/id",parentData:k,parentDataProperty:"id",rootData:A})||(s=s===null?x.errors:s.concat(x.errors),
e=s.length);var b=V===e}else var b=!0;if(b){if(k.stored!==void 0){let V=k.stored;const p=e;if(e===p)if(typeof V=="string"){if(!oe.test(V))return I.errors=[{instancePath:t+
"/changes/slot_ids_rewritten/"+N+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/stored/pattern",keyword:"pattern",params:{
pattern:"^\\d+$"}}],!1}else return I.errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rew\
ritten/items/properties/stored/type",keyword:"type",params:{type:"string"}}],!1;var b=p===e}else var b=!0;if(b)if(k.offset!==void 0){const V=e;x(k.offset,{instancePath:t+
"/changes/slot_ids_rewritten/"+N+"/offset",parentData:k,parentDataProperty:"offset",rootData:A})||(s=s===null?x.errors:s.concat(x.errors),e=s.length);var b=V===
e}else var b=!0}}}else return I.errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N,schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/ty\
pe",keyword:"type",params:{type:"object"}}],!1;var u=$===e;if(!u)break}}else return I.errors=[{instancePath:t+"/changes/slot_ids_rewritten",schemaPath:"#/proper\
ties/changes/properties/slot_ids_rewritten/type",keyword:"type",params:{type:"array"}}],!1;var c=P===e}else var c=!0;if(c){if(d.node_count!==void 0){const w=e;L(
d.node_count,{instancePath:t+"/changes/node_count",parentData:d,parentDataProperty:"node_count",rootData:A})||(s=s===null?L.errors:s.concat(L.errors),e=s.length);
var c=w===e}else var c=!0;if(c){if(d.edge_count!==void 0){const w=e;L(d.edge_count,{instancePath:t+"/changes/edge_count",parentData:d,parentDataProperty:"edge_c\
ount",rootData:A})||(s=s===null?L.errors:s.concat(L.errors),e=s.length);var c=w===e}else var c=!0;if(c)if(d.loss_accepted!==void 0){const w=e;if(typeof d.loss_accepted!=
"boolean")return I.errors=[{instancePath:t+"/changes/loss_accepted",schemaPath:"#/properties/changes/properties/loss_accepted/type",keyword:"type",params:{type:"\
boolean"}}],!1;var c=w===e}else var c=!0}}}}}}else return I.errors=[{instancePath:t+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type:"\
object"}}],!1;var n=i===e}else var n=!0}}}}else return I.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return I.errors=
s,e===0}const ye=J,te={$id:"signature.schema.json",type:"object",properties:{algorithm:{type:"string"},manifest_sha256:{type:"string"},manifest_version:{type:["\
integer","boolean"]},signature:{type:"string"},signature_version:{type:["integer","boolean"]}},required:["algorithm","manifest_sha256","manifest_version","signa\
ture","signature_version"]};function J(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:A=r}={}){let s=null,e=0;if(e===0)if(r&&typeof r=="object"&&
!Array.isArray(r)){let c;if(r.algorithm===void 0&&(c="algorithm")||r.manifest_sha256===void 0&&(c="manifest_sha256")||r.manifest_version===void 0&&(c="manifest_\
version")||r.signature===void 0&&(c="signature")||r.signature_version===void 0&&(c="signature_version"))return J.errors=[{instancePath:t,schemaPath:"#/required",
keyword:"required",params:{missingProperty:c}}],!1;if(r.algorithm!==void 0){const u=e;if(typeof r.algorithm!="string")return J.errors=[{instancePath:t+"/algorit\
hm",schemaPath:"#/properties/algorithm/type",keyword:"type",params:{type:"string"}}],!1;var n=u===e}else var n=!0;if(n){if(r.manifest_sha256!==void 0){const u=e;
if(typeof r.manifest_sha256!="string")return J.errors=[{instancePath:t+"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/type",keyword:"type",params:{
type:"string"}}],!1;var n=u===e}else var n=!0;if(n){if(r.manifest_version!==void 0){let u=r.manifest_version;const b=e;if(!(typeof u=="number"&&!(u%1)&&!isNaN(u)&&
isFinite(u))&&typeof u!="boolean")return J.errors=[{instancePath:t+"/manifest_version",schemaPath:"#/properties/manifest_version/type",keyword:"type",params:{type:te.
properties.manifest_version.type}}],!1;var n=b===e}else var n=!0;if(n){if(r.signature!==void 0){const u=e;if(typeof r.signature!="string")return J.errors=[{instancePath:t+
"/signature",schemaPath:"#/properties/signature/type",keyword:"type",params:{type:"string"}}],!1;var n=u===e}else var n=!0;if(n)if(r.signature_version!==void 0){
let u=r.signature_version;const b=e;if(!(typeof u=="number"&&!(u%1)&&!isNaN(u)&&isFinite(u))&&typeof u!="boolean")return J.errors=[{instancePath:t+"/signature_v\
ersion",schemaPath:"#/properties/signature_version/type",keyword:"type",params:{type:te.properties.signature_version.type}}],!1;var n=b===e}else var n=!0}}}}else
return J.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return J.errors=s,e===0}const ce=T;function H(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:A=r}={}){let s=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return H.
errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return H.errors=[{instancePath:t,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return H.errors=
[{instancePath:t,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return H.errors=s,e===0}function T(r,{instancePath:t="",parentData:S,
parentDataProperty:B,rootData:A=r}={}){let s=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let b;if(r.different===void 0&&(b="different")||r.nextPage===
void 0&&(b="nextPage")||r.seal===void 0&&(b="seal"))return T.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:b}}],!1;
if(r.kind!==void 0){const a=e;if(r.kind!=="liel-slice-standing")return T.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-slice-standing"}}],!1;var n=a===e}else var n=!0;if(n){if(r.version!==void 0){const a=e;if(r.version!==1)return T.errors=[{instancePath:t+"/ve\
rsion",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=a===e}else var n=!0;if(n){if(r.seal!==void 0){let a=r.seal;const d=e;
if(e===d)if(typeof a=="string"){if(!Q.test(a))return T.errors=[{instancePath:t+"/seal",schemaPath:"#/properties/seal/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return T.errors=[{instancePath:t+"/seal",schemaPath:"#/properties/seal/type",keyword:"type",params:{type:"string"}}],!1;var n=d===e}else
var n=!0;if(n){if(r.nextPage!==void 0){const a=e;H(r.nextPage,{instancePath:t+"/nextPage",parentData:r,parentDataProperty:"nextPage",rootData:A})||(s=s===null?H.
errors:s.concat(H.errors),e=s.length);var n=a===e}else var n=!0;if(n){if(r.different!==void 0){let a=r.different;const d=e;if(e===d)if(Array.isArray(a)){var c=!0;
const h=a.length;for(let y=0;y<h;y++){const w=e;H(a[y],{instancePath:t+"/different/"+y,parentData:a,parentDataProperty:y,rootData:A})||(s=s===null?H.errors:s.concat(
H.errors),e=s.length);var c=w===e;if(!c)break}}else return T.errors=[{instancePath:t+"/different",schemaPath:"#/properties/different/type",keyword:"type",params:{
type:"array"}}],!1;var n=d===e}else var n=!0;if(n){if(r.store!==void 0){let a=r.store;const d=e;if(e===d)if(a&&typeof a=="object"&&!Array.isArray(a)){let h;if(a.
inode===void 0&&(h="inode")||a.modified===void 0&&(h="modified")||a.size===void 0&&(h="size"))return T.errors=[{instancePath:t+"/store",schemaPath:"#/properties\
/store/required",keyword:"required",params:{missingProperty:h}}],!1;if(a.inode!==void 0){const y=e;if(typeof a.inode!="string")return T.errors=[{instancePath:t+
"/store/inode",schemaPath:"#/properties/store/properties/inode/type",keyword:"type",params:{type:"string"}}],!1;var u=y===e}else var u=!0;if(u){if(a.size!==void 0){
const y=e;if(typeof a.size!="string")return T.errors=[{instancePath:t+"/store/size",schemaPath:"#/properties/store/properties/size/type",keyword:"type",params:{
type:"string"}}],!1;var u=y===e}else var u=!0;if(u)if(a.modified!==void 0){const y=e;if(typeof a.modified!="string")return T.errors=[{instancePath:t+"/store/mod\
ified",schemaPath:"#/properties/store/properties/modified/type",keyword:"type",params:{type:"string"}}],!1;var u=y===e}else var u=!0}}else return T.errors=[{instancePath:t+
"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type:"object"}}],!1;var n=d===e}else var n=!0;if(n)if(r.since!==void 0){const a=e;if(typeof r.
since!="string")return T.errors=[{instancePath:t+"/since",schemaPath:"#/properties/since/type",keyword:"type",params:{type:"string"}}],!1;var n=a===e}else var n=!0}}}}}}else
return T.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return T.errors=s,e===0}export{pe as catalogExpectation,le as confirmation,de as mergePlan,fe as receipt,ue as repairPlan,ye as signature,ce as sliceStanding};
