// Made by scripts/make-validators.ts from schemas/; not to be changed by hand.
const pe=h,ee={$id:"catalog-expectation.schema.json",type:"object",properties:{kind:{const:"liel-catalog"},version:{const:1},catalog_version:{const:1},store:{type:"\
string"},nodes:{type:"integer"},node_count:{type:"integer",deprecated:!0},edges:{type:"integer"},edge_count:{type:"integer",deprecated:!0},fingerprint:{type:"st\
ring",pattern:"^[0-9a-f]{64}$"},complete:{type:"boolean"},node_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},
required:["label"]}},label_combinations:{type:"array",items:{type:"object",properties:{labels:{type:"array",items:{type:"string"}},count:{type:"integer"}},required:[
"labels"]}},edge_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},required:["label"]}},properties:{type:"arra\
y",items:{type:"object",properties:{kind:{enum:["node","edge"]},label:{type:["string","null"]},key:{type:"string"},type:{type:"string"},count:{type:"integer"}},
required:["key","kind","label","type"]}},patterns:{type:"array",items:{type:"object",properties:{from:{type:["array","null"],items:{type:"string"}},label:{type:"\
string"},to:{type:["array","null"],items:{type:"string"}},count:{type:"integer"}},required:["from","label","to"]}},expected:{type:"object"},liel:{type:"object"}},
required:["fingerprint"],if:{properties:{complete:{const:!0}},required:["complete"]},then:{properties:{edge_labels:!0,label_combinations:!0,node_labels:!0,patterns:!0,
properties:!0},required:["edge_labels","label_combinations","node_labels","patterns","properties"]}},Q=new RegExp("^[0-9a-f]{64}$","u");function h(r,{instancePath:t="",
parentData:B,parentDataProperty:C,rootData:P=r}={}){let i=null,e=0;const n=e;let m=!0;const u=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let V;if(r.complete===
void 0&&(V="complete")){const l={};i===null?i=[l]:i.push(l),e++}else if(r.complete!==void 0&&r.complete!==!0){const l={};i===null?i=[l]:i.push(l),e++}}var k=u===
e;if(e=n,i!==null&&(n?i.length=n:i=null),k){const V=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let d;if(r.edge_labels===void 0&&(d="edge_labels")||r.label_combinations===
void 0&&(d="label_combinations")||r.node_labels===void 0&&(d="node_labels")||r.patterns===void 0&&(d="patterns")||r.properties===void 0&&(d="properties"))return h.
errors=[{instancePath:t,schemaPath:"#/then/required",keyword:"required",params:{missingProperty:d}}],!1}var k=V===e;m=k}if(!m){const V={instancePath:t,schemaPath:"\
#/if",keyword:"if",params:{failingKeyword:"then"}};return i===null?i=[V]:i.push(V),e++,h.errors=i,!1}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let V;
if(r.fingerprint===void 0&&(V="fingerprint"))return h.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:V}}],!1;if(r.kind!==
void 0){const l=e;if(r.kind!=="liel-catalog")return h.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"\
liel-catalog"}}],!1;var o=l===e}else var o=!0;if(o){if(r.version!==void 0){const l=e;if(r.version!==1)return h.errors=[{instancePath:t+"/version",schemaPath:"#/\
properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var o=l===e}else var o=!0;if(o){if(r.catalog_version!==void 0){const l=e;if(r.catalog_version!==
1)return h.errors=[{instancePath:t+"/catalog_version",schemaPath:"#/properties/catalog_version/const",keyword:"const",params:{allowedValue:1}}],!1;var o=l===e}else
var o=!0;if(o){if(r.store!==void 0){const l=e;if(typeof r.store!="string")return h.errors=[{instancePath:t+"/store",schemaPath:"#/properties/store/type",keyword:"\
type",params:{type:"string"}}],!1;var o=l===e}else var o=!0;if(o){if(r.nodes!==void 0){let l=r.nodes;const d=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(
l)))return h.errors=[{instancePath:t+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type:"integer"}}],!1;var o=d===e}else var o=!0;if(o){if(r.
node_count!==void 0){let l=r.node_count;const d=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return h.errors=[{instancePath:t+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:"integer"}}],!1;var o=d===e}else var o=!0;if(o){if(r.edges!==void 0){let l=r.edges;const d=e;if(!(typeof l==
"number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return h.errors=[{instancePath:t+"/edges",schemaPath:"#/properties/edges/type",keyword:"type",params:{type:"integer"}}],
!1;var o=d===e}else var o=!0;if(o){if(r.edge_count!==void 0){let l=r.edge_count;const d=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return h.errors=
[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",params:{type:"integer"}}],!1;var o=d===e}else var o=!0;if(o){if(r.fingerprint!==
void 0){let l=r.fingerprint;const d=e;if(e===d)if(typeof l=="string"){if(!Q.test(l))return h.errors=[{instancePath:t+"/fingerprint",schemaPath:"#/properties/fin\
gerprint/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return h.errors=[{instancePath:t+"/fingerprint",schemaPath:"#/properties/fingerp\
rint/type",keyword:"type",params:{type:"string"}}],!1;var o=d===e}else var o=!0;if(o){if(r.complete!==void 0){const l=e;if(typeof r.complete!="boolean")return h.
errors=[{instancePath:t+"/complete",schemaPath:"#/properties/complete/type",keyword:"type",params:{type:"boolean"}}],!1;var o=l===e}else var o=!0;if(o){if(r.node_labels!==
void 0){let l=r.node_labels;const d=e;if(e===d)if(Array.isArray(l)){var c=!0;const I=l.length;for(let v=0;v<I;v++){let f=l[v];const F=e;if(e===F)if(f&&typeof f==
"object"&&!Array.isArray(f)){let T;if(f.label===void 0&&(T="label"))return h.errors=[{instancePath:t+"/node_labels/"+v,schemaPath:"#/properties/node_labels/item\
s/required",keyword:"required",params:{missingProperty:T}}],!1;if(f.label!==void 0){const _=e;if(typeof f.label!="string")return h.errors=[{instancePath:t+"/nod\
e_labels/"+v+"/label",schemaPath:"#/properties/node_labels/items/properties/label/type",keyword:"type",params:{type:"string"}}],!1;var j=_===e}else var j=!0;if(j)
if(f.count!==void 0){let _=f.count;const E=e;if(!(typeof _=="number"&&!(_%1)&&!isNaN(_)&&isFinite(_)))return h.errors=[{instancePath:t+"/node_labels/"+v+"/count",
schemaPath:"#/properties/node_labels/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var j=E===e}else var j=!0}else return h.errors=[{instancePath:t+
"/node_labels/"+v,schemaPath:"#/properties/node_labels/items/type",keyword:"type",params:{type:"object"}}],!1;var c=F===e;if(!c)break}}else return h.errors=[{instancePath:t+
"/node_labels",schemaPath:"#/properties/node_labels/type",keyword:"type",params:{type:"array"}}],!1;var o=d===e}else var o=!0;if(o){if(r.label_combinations!==void 0){
let l=r.label_combinations;const d=e;if(e===d)if(Array.isArray(l)){var s=!0;const I=l.length;for(let v=0;v<I;v++){let f=l[v];const F=e;if(e===F)if(f&&typeof f==
"object"&&!Array.isArray(f)){let T;if(f.labels===void 0&&(T="labels"))return h.errors=[{instancePath:t+"/label_combinations/"+v,schemaPath:"#/properties/label_c\
ombinations/items/required",keyword:"required",params:{missingProperty:T}}],!1;if(f.labels!==void 0){let _=f.labels;const E=e;if(e===E)if(Array.isArray(_)){var a=!0;
const re=_.length;for(let G=0;G<re;G++){const U=e;if(typeof _[G]!="string")return h.errors=[{instancePath:t+"/label_combinations/"+v+"/labels/"+G,schemaPath:"#/\
properties/label_combinations/items/properties/labels/items/type",keyword:"type",params:{type:"string"}}],!1;var a=U===e;if(!a)break}}else return h.errors=[{instancePath:t+
"/label_combinations/"+v+"/labels",schemaPath:"#/properties/label_combinations/items/properties/labels/type",keyword:"type",params:{type:"array"}}],!1;var D=E===
e}else var D=!0;if(D)if(f.count!==void 0){let _=f.count;const E=e;if(!(typeof _=="number"&&!(_%1)&&!isNaN(_)&&isFinite(_)))return h.errors=[{instancePath:t+"/la\
bel_combinations/"+v+"/count",schemaPath:"#/properties/label_combinations/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var D=E===e}else
var D=!0}else return h.errors=[{instancePath:t+"/label_combinations/"+v,schemaPath:"#/properties/label_combinations/items/type",keyword:"type",params:{type:"obj\
ect"}}],!1;var s=F===e;if(!s)break}}else return h.errors=[{instancePath:t+"/label_combinations",schemaPath:"#/properties/label_combinations/type",keyword:"type",
params:{type:"array"}}],!1;var o=d===e}else var o=!0;if(o){if(r.edge_labels!==void 0){let l=r.edge_labels;const d=e;if(e===d)if(Array.isArray(l)){var x=!0;const I=l.
length;for(let v=0;v<I;v++){let f=l[v];const F=e;if(e===F)if(f&&typeof f=="object"&&!Array.isArray(f)){let T;if(f.label===void 0&&(T="label"))return h.errors=[{
instancePath:t+"/edge_labels/"+v,schemaPath:"#/properties/edge_labels/items/required",keyword:"required",params:{missingProperty:T}}],!1;if(f.label!==void 0){const _=e;
if(typeof f.label!="string")return h.errors=[{instancePath:t+"/edge_labels/"+v+"/label",schemaPath:"#/properties/edge_labels/items/properties/label/type",keyword:"\
type",params:{type:"string"}}],!1;var g=_===e}else var g=!0;if(g)if(f.count!==void 0){let _=f.count;const E=e;if(!(typeof _=="number"&&!(_%1)&&!isNaN(_)&&isFinite(
_)))return h.errors=[{instancePath:t+"/edge_labels/"+v+"/count",schemaPath:"#/properties/edge_labels/items/properties/count/type",keyword:"type",params:{type:"i\
nteger"}}],!1;var g=E===e}else var g=!0}else return h.errors=[{instancePath:t+"/edge_labels/"+v,schemaPath:"#/properties/edge_labels/items/type",keyword:"type",
params:{type:"object"}}],!1;var x=F===e;if(!x)break}}else return h.errors=[{instancePath:t+"/edge_labels",schemaPath:"#/properties/edge_labels/type",keyword:"ty\
pe",params:{type:"array"}}],!1;var o=d===e}else var o=!0;if(o){if(r.properties!==void 0){let l=r.properties;const d=e;if(e===d)if(Array.isArray(l)){var O=!0;const I=l.
length;for(let v=0;v<I;v++){let f=l[v];const F=e;if(e===F)if(f&&typeof f=="object"&&!Array.isArray(f)){let T;if(f.key===void 0&&(T="key")||f.kind===void 0&&(T="\
kind")||f.label===void 0&&(T="label")||f.type===void 0&&(T="type"))return h.errors=[{instancePath:t+"/properties/"+v,schemaPath:"#/properties/properties/items/r\
equired",keyword:"required",params:{missingProperty:T}}],!1;if(f.kind!==void 0){let _=f.kind;const E=e;if(!(_==="node"||_==="edge"))return h.errors=[{instancePath:t+
"/properties/"+v+"/kind",schemaPath:"#/properties/properties/items/properties/kind/enum",keyword:"enum",params:{allowedValues:ee.properties.properties.items.properties.
kind.enum}}],!1;var N=E===e}else var N=!0;if(N){if(f.label!==void 0){let _=f.label;const E=e;if(typeof _!="string"&&_!==null)return h.errors=[{instancePath:t+"/\
properties/"+v+"/label",schemaPath:"#/properties/properties/items/properties/label/type",keyword:"type",params:{type:ee.properties.properties.items.properties.label.
type}}],!1;var N=E===e}else var N=!0;if(N){if(f.key!==void 0){const _=e;if(typeof f.key!="string")return h.errors=[{instancePath:t+"/properties/"+v+"/key",schemaPath:"\
#/properties/properties/items/properties/key/type",keyword:"type",params:{type:"string"}}],!1;var N=_===e}else var N=!0;if(N){if(f.type!==void 0){const _=e;if(typeof f.
type!="string")return h.errors=[{instancePath:t+"/properties/"+v+"/type",schemaPath:"#/properties/properties/items/properties/type/type",keyword:"type",params:{
type:"string"}}],!1;var N=_===e}else var N=!0;if(N)if(f.count!==void 0){let _=f.count;const E=e;if(!(typeof _=="number"&&!(_%1)&&!isNaN(_)&&isFinite(_)))return h.
errors=[{instancePath:t+"/properties/"+v+"/count",schemaPath:"#/properties/properties/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var N=E===
e}else var N=!0}}}}else return h.errors=[{instancePath:t+"/properties/"+v,schemaPath:"#/properties/properties/items/type",keyword:"type",params:{type:"object"}}],
!1;var O=F===e;if(!O)break}}else return h.errors=[{instancePath:t+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type:"array"}}],
!1;var o=d===e}else var o=!0;if(o){if(r.patterns!==void 0){let l=r.patterns;const d=e;if(e===d)if(Array.isArray(l)){var b=!0;const I=l.length;for(let v=0;v<I;v++){
let f=l[v];const F=e;if(e===F)if(f&&typeof f=="object"&&!Array.isArray(f)){let T;if(f.from===void 0&&(T="from")||f.label===void 0&&(T="label")||f.to===void 0&&(T=
"to"))return h.errors=[{instancePath:t+"/patterns/"+v,schemaPath:"#/properties/patterns/items/required",keyword:"required",params:{missingProperty:T}}],!1;if(f.
from!==void 0){let _=f.from;const E=e;if(!Array.isArray(_)&&_!==null)return h.errors=[{instancePath:t+"/patterns/"+v+"/from",schemaPath:"#/properties/patterns/i\
tems/properties/from/type",keyword:"type",params:{type:ee.properties.patterns.items.properties.from.type}}],!1;if(e===E&&Array.isArray(_)){var w=!0;const re=_.length;
for(let G=0;G<re;G++){const U=e;if(typeof _[G]!="string")return h.errors=[{instancePath:t+"/patterns/"+v+"/from/"+G,schemaPath:"#/properties/patterns/items/prop\
erties/from/items/type",keyword:"type",params:{type:"string"}}],!1;var w=U===e;if(!w)break}}var p=E===e}else var p=!0;if(p){if(f.label!==void 0){const _=e;if(typeof f.
label!="string")return h.errors=[{instancePath:t+"/patterns/"+v+"/label",schemaPath:"#/properties/patterns/items/properties/label/type",keyword:"type",params:{type:"\
string"}}],!1;var p=_===e}else var p=!0;if(p){if(f.to!==void 0){let _=f.to;const E=e;if(!Array.isArray(_)&&_!==null)return h.errors=[{instancePath:t+"/patterns/"+
v+"/to",schemaPath:"#/properties/patterns/items/properties/to/type",keyword:"type",params:{type:ee.properties.patterns.items.properties.to.type}}],!1;if(e===E&&
Array.isArray(_)){var $=!0;const G=_.length;for(let U=0;U<G;U++){const ie=e;if(typeof _[U]!="string")return h.errors=[{instancePath:t+"/patterns/"+v+"/to/"+U,schemaPath:"\
#/properties/patterns/items/properties/to/items/type",keyword:"type",params:{type:"string"}}],!1;var $=ie===e;if(!$)break}}var p=E===e}else var p=!0;if(p)if(f.count!==
void 0){let _=f.count;const E=e;if(!(typeof _=="number"&&!(_%1)&&!isNaN(_)&&isFinite(_)))return h.errors=[{instancePath:t+"/patterns/"+v+"/count",schemaPath:"#/\
properties/patterns/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var p=E===e}else var p=!0}}}else return h.errors=[{instancePath:t+"\
/patterns/"+v,schemaPath:"#/properties/patterns/items/type",keyword:"type",params:{type:"object"}}],!1;var b=F===e;if(!b)break}}else return h.errors=[{instancePath:t+
"/patterns",schemaPath:"#/properties/patterns/type",keyword:"type",params:{type:"array"}}],!1;var o=d===e}else var o=!0;if(o){if(r.expected!==void 0){let l=r.expected;
const d=e;if(!(l&&typeof l=="object"&&!Array.isArray(l)))return h.errors=[{instancePath:t+"/expected",schemaPath:"#/properties/expected/type",keyword:"type",params:{
type:"object"}}],!1;var o=d===e}else var o=!0;if(o)if(r.liel!==void 0){let l=r.liel;const d=e;if(!(l&&typeof l=="object"&&!Array.isArray(l)))return h.errors=[{instancePath:t+
"/liel",schemaPath:"#/properties/liel/type",keyword:"type",params:{type:"object"}}],!1;var o=d===e}else var o=!0}}}}}}}}}}}}}}}}else return h.errors=[{instancePath:t,
schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return h.errors=i,e===0}const le=H,ne={$id:"confirmation.schema.json",type:"object",properties:{kind:{
const:"liel-confirmation"},version:{const:1},confirmed_at:{type:"string",pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\\
.\\d+)?Z$"},same:{enum:["bytes","graph"]},blake3:{type:"string",pattern:"^[0-9a-f]{64}$"}},required:["kind","version","confirmed_at","same","blake3"]},se=new RegExp(
"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$","u");function H(r,{instancePath:t="",parentData:B,parentDataProperty:C,
rootData:P=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let m;if(r.kind===void 0&&(m="kind")||r.version===void 0&&(m="version")||
r.confirmed_at===void 0&&(m="confirmed_at")||r.same===void 0&&(m="same")||r.blake3===void 0&&(m="blake3"))return H.errors=[{instancePath:t,schemaPath:"#/require\
d",keyword:"required",params:{missingProperty:m}}],!1;if(r.kind!==void 0){const u=e;if(r.kind!=="liel-confirmation")return H.errors=[{instancePath:t+"/kind",schemaPath:"\
#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-confirmation"}}],!1;var n=u===e}else var n=!0;if(n){if(r.version!==void 0){const u=e;if(r.version!==
1)return H.errors=[{instancePath:t+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=u===e}else var n=!0;if(n){
if(r.confirmed_at!==void 0){let u=r.confirmed_at;const k=e;if(e===k)if(typeof u=="string"){if(!se.test(u))return H.errors=[{instancePath:t+"/confirmed_at",schemaPath:"\
#/properties/confirmed_at/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"}}],
!1}else return H.errors=[{instancePath:t+"/confirmed_at",schemaPath:"#/properties/confirmed_at/type",keyword:"type",params:{type:"string"}}],!1;var n=k===e}else
var n=!0;if(n){if(r.same!==void 0){let u=r.same;const k=e;if(!(u==="bytes"||u==="graph"))return H.errors=[{instancePath:t+"/same",schemaPath:"#/properties/same/\
enum",keyword:"enum",params:{allowedValues:ne.properties.same.enum}}],!1;var n=k===e}else var n=!0;if(n)if(r.blake3!==void 0){let u=r.blake3;const k=e;if(e===k)
if(typeof u=="string"){if(!Q.test(u))return H.errors=[{instancePath:t+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-\
9a-f]{64}$"}}],!1}else return H.errors=[{instancePath:t+"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=k===e}else
var n=!0}}}}else return H.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return H.errors=i,e===0}const de=q,W={$id:"merg\
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
required:["blake3","edges","nodes","path"]}}};function A(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:P=r}={}){let i=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return A.
errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return A.errors=[{instancePath:t,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return A.errors=
[{instancePath:t,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return A.errors=i,e===0}function S(r,{instancePath:t="",parentData:B,
parentDataProperty:C,rootData:P=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let m;if(r.blake3===void 0&&(m="blake3")||r.edges===
void 0&&(m="edges")||r.nodes===void 0&&(m="nodes")||r.path===void 0&&(m="path"))return S.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{
missingProperty:m}}],!1;if(r.path!==void 0){const u=e;if(typeof r.path!="string")return S.errors=[{instancePath:t+"/path",schemaPath:"#/properties/path/type",keyword:"\
type",params:{type:"string"}}],!1;var n=u===e}else var n=!0;if(n){if(r.blake3!==void 0){let u=r.blake3;const k=e;if(e===k)if(typeof u=="string"){if(!Q.test(u))return S.
errors=[{instancePath:t+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return S.errors=[{instancePath:t+
"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=k===e}else var n=!0;if(n){if(r.nodes!==void 0){const u=e;A(r.nodes,
{instancePath:t+"/nodes",parentData:r,parentDataProperty:"nodes",rootData:P})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var n=u===e}else var n=!0;if(n)
if(r.edges!==void 0){const u=e;A(r.edges,{instancePath:t+"/edges",parentData:r,parentDataProperty:"edges",rootData:P})||(i=i===null?A.errors:i.concat(A.errors),
e=i.length);var n=u===e}else var n=!0}}}else return S.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return S.errors=i,e===
0}function q(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:P=r}={}){let i=null,e=0;const n=e,m=e;let u=!0;const k=e;if(r&&typeof r=="object"&&
!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="node_key"){const w={};i===null?i=[w]:i.push(w),e++}var o=k===e;if(e=m,i!==null&&(m?i.length=m:i=null),o){const w=e;
if(r&&typeof r=="object"&&!Array.isArray(r)&&r.node_keys!==void 0){let $=r.node_keys;if(e===e)if(Array.isArray($)){if($.length<1)return q.errors=[{instancePath:t+
"/node_keys",schemaPath:"#/allOf/0/then/properties/node_keys/minItems",keyword:"minItems",params:{limit:1}}],!1}else return q.errors=[{instancePath:t+"/node_key\
s",schemaPath:"#/allOf/0/then/properties/node_keys/type",keyword:"type",params:{type:"array"}}],!1}var o=w===e;u=o}if(!u){const w={instancePath:t,schemaPath:"#/\
allOf/0/if",keyword:"if",params:{failingKeyword:"then"}};return i===null?i=[w]:i.push(w),e++,q.errors=i,!1}var c=n===e;if(c){const w=e,p=e;let $=!0;const V=e;if(r&&
typeof r=="object"&&!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="identity_rules"){const d={};i===null?i=[d]:i.push(d),e++}var j=V===e;if(e=p,i!==null&&(p?i.length=
p:i=null),j){const d=e;if(r&&typeof r=="object"&&!Array.isArray(r)&&r.identity_rules!==void 0){let I=r.identity_rules;if(e===e)if(I&&typeof I=="object"&&!Array.
isArray(I)){if(Object.keys(I).length<1)return q.errors=[{instancePath:t+"/identity_rules",schemaPath:"#/allOf/1/then/properties/identity_rules/minProperties",keyword:"\
minProperties",params:{limit:1}}],!1;for(const f in I){let F=I[f];const Y=e;if(e===Y)if(Array.isArray(F)){if(F.length<1)return q.errors=[{instancePath:t+"/ident\
ity_rules/"+f.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_rules/additionalProperties/minItems",keyword:"minItems",params:{
limit:1}}],!1}else return q.errors=[{instancePath:t+"/identity_rules/"+f.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_r\
ules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var s=Y===e;if(!s)break}}else return q.errors=[{instancePath:t+"/identity_rules",schemaPath:"\
#/allOf/1/then/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1}var j=d===e;$=j}if(!$){const d={instancePath:t,schemaPath:"#/allOf/1/i\
f",keyword:"if",params:{failingKeyword:"then"}};return i===null?i=[d]:i.push(d),e++,q.errors=i,!1}var c=w===e}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(
r)){let w;if(r.allow_duplicates===void 0&&(w="allow_duplicates")||r.counts===void 0&&(w="counts")||r.decisions===void 0&&(w="decisions")||r.edge_strategy===void 0&&
(w="edge_strategy")||r.identity_rules===void 0&&(w="identity_rules")||r.left===void 0&&(w="left")||r.merge_plan_version===void 0&&(w="merge_plan_version")||r.mode===
void 0&&(w="mode")||r.node_keys===void 0&&(w="node_keys")||r.on_node_conflict===void 0&&(w="on_node_conflict")||r.open_conflicts===void 0&&(w="open_conflicts")||
r.questions===void 0&&(w="questions")||r.right===void 0&&(w="right"))return q.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:w}}],
!1;if(r.kind!==void 0){const p=e;if(r.kind!=="liel-merge-plan")return q.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-merge-plan"}}],!1;var a=p===e}else var a=!0;if(a){if(r.version!==void 0){const p=e;if(r.version!==1)return q.errors=[{instancePath:t+"/versio\
n",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var a=p===e}else var a=!0;if(a){if(r.merge_plan_version!==void 0){const p=e;
if(r.merge_plan_version!==1)return q.errors=[{instancePath:t+"/merge_plan_version",schemaPath:"#/properties/merge_plan_version/const",keyword:"const",params:{allowedValue:1}}],
!1;var a=p===e}else var a=!0;if(a){if(r.left!==void 0){const p=e;S(r.left,{instancePath:t+"/left",parentData:r,parentDataProperty:"left",rootData:P})||(i=i===null?
S.errors:i.concat(S.errors),e=i.length);var a=p===e}else var a=!0;if(a){if(r.right!==void 0){const p=e;S(r.right,{instancePath:t+"/right",parentData:r,parentDataProperty:"\
right",rootData:P})||(i=i===null?S.errors:i.concat(S.errors),e=i.length);var a=p===e}else var a=!0;if(a){if(r.mode!==void 0){let p=r.mode;const $=e;if(!(p==="ap\
pend"||p==="node_key"||p==="identity_rules"))return q.errors=[{instancePath:t+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues:W.
properties.mode.enum}}],!1;var a=$===e}else var a=!0;if(a){if(r.node_keys!==void 0){let p=r.node_keys;const $=e;if(e===$)if(Array.isArray(p)){var D=!0;const l=p.
length;for(let d=0;d<l;d++){const R=e;if(typeof p[d]!="string")return q.errors=[{instancePath:t+"/node_keys/"+d,schemaPath:"#/properties/node_keys/items/type",keyword:"\
type",params:{type:"string"}}],!1;var D=R===e;if(!D)break}}else return q.errors=[{instancePath:t+"/node_keys",schemaPath:"#/properties/node_keys/type",keyword:"\
type",params:{type:"array"}}],!1;var a=$===e}else var a=!0;if(a){if(r.identity_rules!==void 0){let p=r.identity_rules;const $=e;if(e===$)if(p&&typeof p=="object"&&
!Array.isArray(p))for(const l in p){let d=p[l];const R=e;if(e===R)if(Array.isArray(d)){var x=!0;const I=d.length;for(let v=0;v<I;v++){const f=e;if(typeof d[v]!=
"string")return q.errors=[{instancePath:t+"/identity_rules/"+l.replace(/~/g,"~0").replace(/\//g,"~1")+"/"+v,schemaPath:"#/properties/identity_rules/additionalPr\
operties/items/type",keyword:"type",params:{type:"string"}}],!1;var x=f===e;if(!x)break}}else return q.errors=[{instancePath:t+"/identity_rules/"+l.replace(/~/g,
"~0").replace(/\//g,"~1"),schemaPath:"#/properties/identity_rules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var g=R===e;if(!g)break}else
return q.errors=[{instancePath:t+"/identity_rules",schemaPath:"#/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1;var a=$===e}else var a=!0;
if(a){if(r.edge_strategy!==void 0){let p=r.edge_strategy;const $=e;if(!(p==="append"||p==="idempotent"))return q.errors=[{instancePath:t+"/edge_strategy",schemaPath:"\
#/properties/edge_strategy/enum",keyword:"enum",params:{allowedValues:W.properties.edge_strategy.enum}}],!1;var a=$===e}else var a=!0;if(a){if(r.on_node_conflict!==
void 0){let p=r.on_node_conflict;const $=e;if(!(p==="keep_dst"||p==="overwrite_from_src"||p==="merge_props"))return q.errors=[{instancePath:t+"/on_node_conflict",
schemaPath:"#/properties/on_node_conflict/enum",keyword:"enum",params:{allowedValues:W.properties.on_node_conflict.enum}}],!1;var a=$===e}else var a=!0;if(a){if(r.
allow_duplicates!==void 0){const p=e;if(typeof r.allow_duplicates!="boolean")return q.errors=[{instancePath:t+"/allow_duplicates",schemaPath:"#/properties/allow\
_duplicates/type",keyword:"type",params:{type:"boolean"}}],!1;var a=p===e}else var a=!0;if(a){if(r.questions!==void 0){const p=e;A(r.questions,{instancePath:t+"\
/questions",parentData:r,parentDataProperty:"questions",rootData:P})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var a=p===e}else var a=!0;if(a){if(r.open_conflicts!==
void 0){const p=e;A(r.open_conflicts,{instancePath:t+"/open_conflicts",parentData:r,parentDataProperty:"open_conflicts",rootData:P})||(i=i===null?A.errors:i.concat(
A.errors),e=i.length);var a=p===e}else var a=!0;if(a){if(r.decisions!==void 0){let p=r.decisions;const $=e;if(e===$)if(Array.isArray(p)){var O=!0;const l=p.length;
for(let d=0;d<l;d++){let R=p[d];const I=e;if(e===I)if(R&&typeof R=="object"&&!Array.isArray(R)){let f;if(R.decision===void 0&&(f="decision")||R.question===void 0&&
(f="question"))return q.errors=[{instancePath:t+"/decisions/"+d,schemaPath:"#/properties/decisions/items/required",keyword:"required",params:{missingProperty:f}}],
!1;if(R.question!==void 0){const F=e;if(typeof R.question!="string")return q.errors=[{instancePath:t+"/decisions/"+d+"/question",schemaPath:"#/properties/decisi\
ons/items/properties/question/type",keyword:"type",params:{type:"string"}}],!1;var N=F===e}else var N=!0;if(N)if(R.decision!==void 0){let F=R.decision;const Y=e;
if(!(F==="keep"||F==="take"||F==="skip"))return q.errors=[{instancePath:t+"/decisions/"+d+"/decision",schemaPath:"#/properties/decisions/items/properties/decisi\
on/enum",keyword:"enum",params:{allowedValues:W.properties.decisions.items.properties.decision.enum}}],!1;var N=Y===e}else var N=!0}else return q.errors=[{instancePath:t+
"/decisions/"+d,schemaPath:"#/properties/decisions/items/type",keyword:"type",params:{type:"object"}}],!1;var O=I===e;if(!O)break}}else return q.errors=[{instancePath:t+
"/decisions",schemaPath:"#/properties/decisions/type",keyword:"type",params:{type:"array"}}],!1;var a=$===e}else var a=!0;if(a)if(r.counts!==void 0){let p=r.counts;
const $=e;if(!(p&&typeof p=="object"&&!Array.isArray(p))&&p!==null)return q.errors=[{instancePath:t+"/counts",schemaPath:"#/properties/counts/type",keyword:"typ\
e",params:{type:W.properties.counts.type}}],!1;if(e===$&&p&&typeof p=="object"&&!Array.isArray(p)){let l;if(p.edges_created===void 0&&(l="edges_created")||p.edges_reused===
void 0&&(l="edges_reused")||p.edges_skipped===void 0&&(l="edges_skipped")||p.nodes_created===void 0&&(l="nodes_created")||p.nodes_reused===void 0&&(l="nodes_reu\
sed")||p.nodes_skipped===void 0&&(l="nodes_skipped"))return q.errors=[{instancePath:t+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{
missingProperty:l}}],!1;if(p.edges_created!==void 0){const d=e;A(p.edges_created,{instancePath:t+"/counts/edges_created",parentData:p,parentDataProperty:"edges_\
created",rootData:P})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var b=d===e}else var b=!0;if(b){if(p.edges_reused!==void 0){const d=e;A(p.edges_reused,
{instancePath:t+"/counts/edges_reused",parentData:p,parentDataProperty:"edges_reused",rootData:P})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var b=d===
e}else var b=!0;if(b){if(p.edges_skipped!==void 0){const d=e;A(p.edges_skipped,{instancePath:t+"/counts/edges_skipped",parentData:p,parentDataProperty:"edges_sk\
ipped",rootData:P})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var b=d===e}else var b=!0;if(b){if(p.nodes_created!==void 0){const d=e;A(p.nodes_created,
{instancePath:t+"/counts/nodes_created",parentData:p,parentDataProperty:"nodes_created",rootData:P})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var b=d===
e}else var b=!0;if(b){if(p.nodes_reused!==void 0){const d=e;A(p.nodes_reused,{instancePath:t+"/counts/nodes_reused",parentData:p,parentDataProperty:"nodes_reuse\
d",rootData:P})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var b=d===e}else var b=!0;if(b)if(p.nodes_skipped!==void 0){const d=e;A(p.nodes_skipped,{instancePath:t+
"/counts/nodes_skipped",parentData:p,parentDataProperty:"nodes_skipped",rootData:P})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var b=d===e}else var b=!0}}}}}
var a=$===e}else var a=!0}}}}}}}}}}}}}}else return q.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return q.errors=i,e===
0}const fe=y,X={$id:"receipt.schema.json",type:"object",properties:{kind:{const:"liel-receipt"},version:{const:1},receipt_version:{const:1},tool:{type:"object",
properties:{name:{const:"liel-ops"},version:{type:"string"}},required:["name","version"]},source:{type:"string"},identity:{type:"object",properties:{path:{type:"\
string"},machine:{type:"string"},lineage:{type:"array",items:{type:"string"}}},required:["path","machine","lineage"]},created_at:{type:"string",pattern:"^\\d{4}-\
(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"},live:{type:"boolean"},size_bytes:{type:"integer",minimum:0,maximum:9007199254740991},
blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},format:{type:"string"},manifest_sha256:{type:["string","null"],pattern:"^[0-9a-f]{64}$"},node_count:{type:["inte\
ger","null"],minimum:0,maximum:9007199254740991},edge_count:{type:["integer","null"],minimum:0,maximum:9007199254740991},wal_pages_applied:{type:"integer",minimum:0,
maximum:9007199254740991},wal_bytes_cut:{type:"integer",minimum:0,maximum:9007199254740991},finding_count:{type:"integer",minimum:0,maximum:9007199254740991},first_finding:{
type:["string","null"]},seal_root:{type:"string",pattern:"^[0-9a-f]{64}$"},drill:{type:"object",properties:{done:{type:"boolean"},ms:{type:"integer",minimum:0,maximum:9007199254740991},
verdict:{enum:["pass","not done"]}},required:["done","ms","verdict"]},stored:{type:"object",properties:{codec:{const:"zstd"},size_bytes:{type:"integer",minimum:0,
maximum:9007199254740991},sha256:{type:"string",pattern:"^[0-9a-f]{64}$"}},required:["codec","size_bytes","sha256"]}},required:["blake3","created_at","drill","e\
dge_count","finding_count","first_finding","live","manifest_sha256","node_count","receipt_version","seal_root","size_bytes","source","tool","wal_bytes_cut","wal\
_pages_applied"]};function y(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:P=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(
r)){let j;if(r.blake3===void 0&&(j="blake3")||r.created_at===void 0&&(j="created_at")||r.drill===void 0&&(j="drill")||r.edge_count===void 0&&(j="edge_count")||r.
finding_count===void 0&&(j="finding_count")||r.first_finding===void 0&&(j="first_finding")||r.live===void 0&&(j="live")||r.manifest_sha256===void 0&&(j="manifes\
t_sha256")||r.node_count===void 0&&(j="node_count")||r.receipt_version===void 0&&(j="receipt_version")||r.seal_root===void 0&&(j="seal_root")||r.size_bytes===void 0&&
(j="size_bytes")||r.source===void 0&&(j="source")||r.tool===void 0&&(j="tool")||r.wal_bytes_cut===void 0&&(j="wal_bytes_cut")||r.wal_pages_applied===void 0&&(j=
"wal_pages_applied"))return y.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:j}}],!1;if(r.kind!==void 0){const s=e;if(r.
kind!=="liel-receipt")return y.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-receipt"}}],!1;var n=s===
e}else var n=!0;if(n){if(r.version!==void 0){const s=e;if(r.version!==1)return y.errors=[{instancePath:t+"/version",schemaPath:"#/properties/version/const",keyword:"\
const",params:{allowedValue:1}}],!1;var n=s===e}else var n=!0;if(n){if(r.receipt_version!==void 0){const s=e;if(r.receipt_version!==1)return y.errors=[{instancePath:t+
"/receipt_version",schemaPath:"#/properties/receipt_version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=s===e}else var n=!0;if(n){if(r.tool!==void 0){
let s=r.tool;const a=e;if(e===a)if(s&&typeof s=="object"&&!Array.isArray(s)){let x;if(s.name===void 0&&(x="name")||s.version===void 0&&(x="version"))return y.errors=
[{instancePath:t+"/tool",schemaPath:"#/properties/tool/required",keyword:"required",params:{missingProperty:x}}],!1;if(s.name!==void 0){const g=e;if(s.name!=="l\
iel-ops")return y.errors=[{instancePath:t+"/tool/name",schemaPath:"#/properties/tool/properties/name/const",keyword:"const",params:{allowedValue:"liel-ops"}}],!1;
var m=g===e}else var m=!0;if(m)if(s.version!==void 0){const g=e;if(typeof s.version!="string")return y.errors=[{instancePath:t+"/tool/version",schemaPath:"#/pro\
perties/tool/properties/version/type",keyword:"type",params:{type:"string"}}],!1;var m=g===e}else var m=!0}else return y.errors=[{instancePath:t+"/tool",schemaPath:"\
#/properties/tool/type",keyword:"type",params:{type:"object"}}],!1;var n=a===e}else var n=!0;if(n){if(r.source!==void 0){const s=e;if(typeof r.source!="string")
return y.errors=[{instancePath:t+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type:"string"}}],!1;var n=s===e}else var n=!0;if(n){if(r.
identity!==void 0){let s=r.identity;const a=e;if(e===a)if(s&&typeof s=="object"&&!Array.isArray(s)){let x;if(s.path===void 0&&(x="path")||s.machine===void 0&&(x=
"machine")||s.lineage===void 0&&(x="lineage"))return y.errors=[{instancePath:t+"/identity",schemaPath:"#/properties/identity/required",keyword:"required",params:{
missingProperty:x}}],!1;if(s.path!==void 0){const g=e;if(typeof s.path!="string")return y.errors=[{instancePath:t+"/identity/path",schemaPath:"#/properties/iden\
tity/properties/path/type",keyword:"type",params:{type:"string"}}],!1;var u=g===e}else var u=!0;if(u){if(s.machine!==void 0){const g=e;if(typeof s.machine!="str\
ing")return y.errors=[{instancePath:t+"/identity/machine",schemaPath:"#/properties/identity/properties/machine/type",keyword:"type",params:{type:"string"}}],!1;
var u=g===e}else var u=!0;if(u)if(s.lineage!==void 0){let g=s.lineage;const O=e;if(e===O)if(Array.isArray(g)){var k=!0;const b=g.length;for(let w=0;w<b;w++){const p=e;
if(typeof g[w]!="string")return y.errors=[{instancePath:t+"/identity/lineage/"+w,schemaPath:"#/properties/identity/properties/lineage/items/type",keyword:"type",
params:{type:"string"}}],!1;var k=p===e;if(!k)break}}else return y.errors=[{instancePath:t+"/identity/lineage",schemaPath:"#/properties/identity/properties/line\
age/type",keyword:"type",params:{type:"array"}}],!1;var u=O===e}else var u=!0}}else return y.errors=[{instancePath:t+"/identity",schemaPath:"#/properties/identi\
ty/type",keyword:"type",params:{type:"object"}}],!1;var n=a===e}else var n=!0;if(n){if(r.created_at!==void 0){let s=r.created_at;const a=e;if(e===a)if(typeof s==
"string"){if(!se.test(s))return y.errors=[{instancePath:t+"/created_at",schemaPath:"#/properties/created_at/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(\
0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"}}],!1}else return y.errors=[{instancePath:t+"/created_at",schemaPath:"#/pr\
operties/created_at/type",keyword:"type",params:{type:"string"}}],!1;var n=a===e}else var n=!0;if(n){if(r.live!==void 0){const s=e;if(typeof r.live!="boolean")return y.
errors=[{instancePath:t+"/live",schemaPath:"#/properties/live/type",keyword:"type",params:{type:"boolean"}}],!1;var n=s===e}else var n=!0;if(n){if(r.size_bytes!==
void 0){let s=r.size_bytes;const a=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s)))return y.errors=[{instancePath:t+"/size_bytes",schemaPath:"#/prope\
rties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===a&&typeof s=="number"&&isFinite(s)){if(s>9007199254740991||isNaN(s))return y.errors=[{
instancePath:t+"/size_bytes",schemaPath:"#/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(s<0||isNaN(s))
return y.errors=[{instancePath:t+"/size_bytes",schemaPath:"#/properties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=a===e}else
var n=!0;if(n){if(r.blake3!==void 0){let s=r.blake3;const a=e;if(e===a)if(typeof s=="string"){if(!Q.test(s))return y.errors=[{instancePath:t+"/blake3",schemaPath:"\
#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return y.errors=[{instancePath:t+"/blake3",schemaPath:"#/properties/b\
lake3/type",keyword:"type",params:{type:"string"}}],!1;var n=a===e}else var n=!0;if(n){if(r.format!==void 0){const s=e;if(typeof r.format!="string")return y.errors=
[{instancePath:t+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type:"string"}}],!1;var n=s===e}else var n=!0;if(n){if(r.manifest_sha256!==
void 0){let s=r.manifest_sha256;const a=e;if(typeof s!="string"&&s!==null)return y.errors=[{instancePath:t+"/manifest_sha256",schemaPath:"#/properties/manifest_\
sha256/type",keyword:"type",params:{type:X.properties.manifest_sha256.type}}],!1;if(e===a&&typeof s=="string"&&!Q.test(s))return y.errors=[{instancePath:t+"/man\
ifest_sha256",schemaPath:"#/properties/manifest_sha256/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1;var n=a===e}else var n=!0;if(n){if(r.node_count!==
void 0){let s=r.node_count;const a=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))&&s!==null)return y.errors=[{instancePath:t+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:X.properties.node_count.type}}],!1;if(e===a&&typeof s=="number"&&isFinite(s)){if(s>9007199254740991||isNaN(
s))return y.errors=[{instancePath:t+"/node_count",schemaPath:"#/properties/node_count/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(s<0||isNaN(s))return y.errors=[{instancePath:t+"/node_count",schemaPath:"#/properties/node_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1}var n=a===e}else var n=!0;if(n){if(r.edge_count!==void 0){let s=r.edge_count;const a=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))&&s!==null)return y.
errors=[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",params:{type:X.properties.edge_count.type}}],!1;if(e===a&&typeof s==
"number"&&isFinite(s)){if(s>9007199254740991||isNaN(s))return y.errors=[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/maximum",keyword:"maxi\
mum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(s<0||isNaN(s))return y.errors=[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/mi\
nimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=a===e}else var n=!0;if(n){if(r.wal_pages_applied!==void 0){let s=r.wal_pages_applied;const a=e;
if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s)))return y.errors=[{instancePath:t+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/type",
keyword:"type",params:{type:"integer"}}],!1;if(e===a&&typeof s=="number"&&isFinite(s)){if(s>9007199254740991||isNaN(s))return y.errors=[{instancePath:t+"/wal_pa\
ges_applied",schemaPath:"#/properties/wal_pages_applied/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(s<0||isNaN(s))return y.
errors=[{instancePath:t+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=a===
e}else var n=!0;if(n){if(r.wal_bytes_cut!==void 0){let s=r.wal_bytes_cut;const a=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s)))return y.errors=[{instancePath:t+
"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/type",keyword:"type",params:{type:"integer"}}],!1;if(e===a&&typeof s=="number"&&isFinite(s)){if(s>9007199254740991||
isNaN(s))return y.errors=[{instancePath:t+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(s<0||isNaN(s))return y.errors=[{instancePath:t+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/minimum",keyword:"minimum",params:{comparison:">=",
limit:0}}],!1}var n=a===e}else var n=!0;if(n){if(r.finding_count!==void 0){let s=r.finding_count;const a=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(
s)))return y.errors=[{instancePath:t+"/finding_count",schemaPath:"#/properties/finding_count/type",keyword:"type",params:{type:"integer"}}],!1;if(e===a&&typeof s==
"number"&&isFinite(s)){if(s>9007199254740991||isNaN(s))return y.errors=[{instancePath:t+"/finding_count",schemaPath:"#/properties/finding_count/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(s<0||isNaN(s))return y.errors=[{instancePath:t+"/finding_count",schemaPath:"#/properties/findin\
g_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=a===e}else var n=!0;if(n){if(r.first_finding!==void 0){let s=r.first_finding;const a=e;
if(typeof s!="string"&&s!==null)return y.errors=[{instancePath:t+"/first_finding",schemaPath:"#/properties/first_finding/type",keyword:"type",params:{type:X.properties.
first_finding.type}}],!1;var n=a===e}else var n=!0;if(n){if(r.seal_root!==void 0){let s=r.seal_root;const a=e;if(e===a)if(typeof s=="string"){if(!Q.test(s))return y.
errors=[{instancePath:t+"/seal_root",schemaPath:"#/properties/seal_root/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return y.errors=[
{instancePath:t+"/seal_root",schemaPath:"#/properties/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var n=a===e}else var n=!0;if(n){if(r.drill!==void 0){
let s=r.drill;const a=e;if(e===a)if(s&&typeof s=="object"&&!Array.isArray(s)){let x;if(s.done===void 0&&(x="done")||s.ms===void 0&&(x="ms")||s.verdict===void 0&&
(x="verdict"))return y.errors=[{instancePath:t+"/drill",schemaPath:"#/properties/drill/required",keyword:"required",params:{missingProperty:x}}],!1;if(s.done!==
void 0){const g=e;if(typeof s.done!="boolean")return y.errors=[{instancePath:t+"/drill/done",schemaPath:"#/properties/drill/properties/done/type",keyword:"type",
params:{type:"boolean"}}],!1;var o=g===e}else var o=!0;if(o){if(s.ms!==void 0){let g=s.ms;const O=e;if(!(typeof g=="number"&&!(g%1)&&!isNaN(g)&&isFinite(g)))return y.
errors=[{instancePath:t+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/type",keyword:"type",params:{type:"integer"}}],!1;if(e===O&&typeof g=="number"&&
isFinite(g)){if(g>9007199254740991||isNaN(g))return y.errors=[{instancePath:t+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/maximum",keyword:"maximum",
params:{comparison:"<=",limit:9007199254740991}}],!1;if(g<0||isNaN(g))return y.errors=[{instancePath:t+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/\
minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var o=O===e}else var o=!0;if(o)if(s.verdict!==void 0){let g=s.verdict;const O=e;if(!(g==="pass"||
g==="not done"))return y.errors=[{instancePath:t+"/drill/verdict",schemaPath:"#/properties/drill/properties/verdict/enum",keyword:"enum",params:{allowedValues:X.
properties.drill.properties.verdict.enum}}],!1;var o=O===e}else var o=!0}}else return y.errors=[{instancePath:t+"/drill",schemaPath:"#/properties/drill/type",keyword:"\
type",params:{type:"object"}}],!1;var n=a===e}else var n=!0;if(n)if(r.stored!==void 0){let s=r.stored;const a=e;if(e===a)if(s&&typeof s=="object"&&!Array.isArray(
s)){let x;if(s.codec===void 0&&(x="codec")||s.size_bytes===void 0&&(x="size_bytes")||s.sha256===void 0&&(x="sha256"))return y.errors=[{instancePath:t+"/stored",
schemaPath:"#/properties/stored/required",keyword:"required",params:{missingProperty:x}}],!1;if(s.codec!==void 0){const g=e;if(s.codec!=="zstd")return y.errors=
[{instancePath:t+"/stored/codec",schemaPath:"#/properties/stored/properties/codec/const",keyword:"const",params:{allowedValue:"zstd"}}],!1;var c=g===e}else var c=!0;
if(c){if(s.size_bytes!==void 0){let g=s.size_bytes;const O=e;if(!(typeof g=="number"&&!(g%1)&&!isNaN(g)&&isFinite(g)))return y.errors=[{instancePath:t+"/stored/\
size_bytes",schemaPath:"#/properties/stored/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===O&&typeof g=="number"&&isFinite(g)){if(g>
9007199254740991||isNaN(g))return y.errors=[{instancePath:t+"/stored/size_bytes",schemaPath:"#/properties/stored/properties/size_bytes/maximum",keyword:"maximum",
params:{comparison:"<=",limit:9007199254740991}}],!1;if(g<0||isNaN(g))return y.errors=[{instancePath:t+"/stored/size_bytes",schemaPath:"#/properties/stored/prop\
erties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var c=O===e}else var c=!0;if(c)if(s.sha256!==void 0){let g=s.sha256;const O=e;
if(e===O)if(typeof g=="string"){if(!Q.test(g))return y.errors=[{instancePath:t+"/stored/sha256",schemaPath:"#/properties/stored/properties/sha256/pattern",keyword:"\
pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return y.errors=[{instancePath:t+"/stored/sha256",schemaPath:"#/properties/stored/properties/sha256/type",keyword:"\
type",params:{type:"string"}}],!1;var c=O===e}else var c=!0}}else return y.errors=[{instancePath:t+"/stored",schemaPath:"#/properties/stored/type",keyword:"type",
params:{type:"object"}}],!1;var n=a===e}else var n=!0}}}}}}}}}}}}}}}}}}}}else return y.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return y.errors=i,e===0}const ue=Z,ae={$id:"repair-plan.schema.json",type:"object",properties:{kind:{const:"liel-repair-plan"},version:{const:1},plan_version:{
const:1},source_blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},changes:{type:"object",properties:{node_heads_changed:{$ref:"#/$defs/count"},node_degrees_changed:{
$ref:"#/$defs/count"},edge_links_changed:{$ref:"#/$defs/count"},slot_ids_rewritten:{type:"array",items:{type:"object",properties:{kind:{enum:["node","edge"]},id:{
$ref:"#/$defs/count"},stored:{type:"string",pattern:"^\\d+$"},offset:{$ref:"#/$defs/count"}},required:["id","kind","offset","stored"]}},node_count:{$ref:"#/$def\
s/counter"},edge_count:{$ref:"#/$defs/counter"},loss_accepted:{type:"boolean"}},required:["edge_count","edge_links_changed","loss_accepted","node_count","node_d\
egrees_changed","node_heads_changed","slot_ids_rewritten"]}},required:["changes","plan_version","source_blake3"],$defs:{count:{type:"integer",minimum:0,maximum:9007199254740991},
counter:{type:"object",properties:{before:{$ref:"#/$defs/count"},after:{$ref:"#/$defs/count"}},required:["after","before"]}}},oe=new RegExp("^\\d+$","u");function z(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:P=r}={}){let i=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return z.
errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return z.errors=[{instancePath:t,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return z.errors=
[{instancePath:t,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return z.errors=i,e===0}function M(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:P=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let m;if(r.
after===void 0&&(m="after")||r.before===void 0&&(m="before"))return M.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:m}}],
!1;if(r.before!==void 0){const u=e;z(r.before,{instancePath:t+"/before",parentData:r,parentDataProperty:"before",rootData:P})||(i=i===null?z.errors:i.concat(z.errors),
e=i.length);var n=u===e}else var n=!0;if(n)if(r.after!==void 0){const u=e;z(r.after,{instancePath:t+"/after",parentData:r,parentDataProperty:"after",rootData:P})||
(i=i===null?z.errors:i.concat(z.errors),e=i.length);var n=u===e}else var n=!0}else return M.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return M.errors=i,e===0}function Z(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:P=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r==
"object"&&!Array.isArray(r)){let o;if(r.changes===void 0&&(o="changes")||r.plan_version===void 0&&(o="plan_version")||r.source_blake3===void 0&&(o="source_blake\
3"))return Z.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:o}}],!1;if(r.kind!==void 0){const c=e;if(r.kind!=="liel-\
repair-plan")return Z.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-repair-plan"}}],!1;var n=c===
e}else var n=!0;if(n){if(r.version!==void 0){const c=e;if(r.version!==1)return Z.errors=[{instancePath:t+"/version",schemaPath:"#/properties/version/const",keyword:"\
const",params:{allowedValue:1}}],!1;var n=c===e}else var n=!0;if(n){if(r.plan_version!==void 0){const c=e;if(r.plan_version!==1)return Z.errors=[{instancePath:t+
"/plan_version",schemaPath:"#/properties/plan_version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=c===e}else var n=!0;if(n){if(r.source_blake3!==void 0){
let c=r.source_blake3;const j=e;if(e===j)if(typeof c=="string"){if(!Q.test(c))return Z.errors=[{instancePath:t+"/source_blake3",schemaPath:"#/properties/source_\
blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return Z.errors=[{instancePath:t+"/source_blake3",schemaPath:"#/properties/source_\
blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=j===e}else var n=!0;if(n)if(r.changes!==void 0){let c=r.changes;const j=e;if(e===j)if(c&&typeof c==
"object"&&!Array.isArray(c)){let a;if(c.edge_count===void 0&&(a="edge_count")||c.edge_links_changed===void 0&&(a="edge_links_changed")||c.loss_accepted===void 0&&
(a="loss_accepted")||c.node_count===void 0&&(a="node_count")||c.node_degrees_changed===void 0&&(a="node_degrees_changed")||c.node_heads_changed===void 0&&(a="no\
de_heads_changed")||c.slot_ids_rewritten===void 0&&(a="slot_ids_rewritten"))return Z.errors=[{instancePath:t+"/changes",schemaPath:"#/properties/changes/require\
d",keyword:"required",params:{missingProperty:a}}],!1;if(c.node_heads_changed!==void 0){const D=e;z(c.node_heads_changed,{instancePath:t+"/changes/node_heads_ch\
anged",parentData:c,parentDataProperty:"node_heads_changed",rootData:P})||(i=i===null?z.errors:i.concat(z.errors),e=i.length);var m=D===e}else var m=!0;if(m){if(c.
node_degrees_changed!==void 0){const D=e;z(c.node_degrees_changed,{instancePath:t+"/changes/node_degrees_changed",parentData:c,parentDataProperty:"node_degrees_\
changed",rootData:P})||(i=i===null?z.errors:i.concat(z.errors),e=i.length);var m=D===e}else var m=!0;if(m){if(c.edge_links_changed!==void 0){const D=e;z(c.edge_links_changed,
{instancePath:t+"/changes/edge_links_changed",parentData:c,parentDataProperty:"edge_links_changed",rootData:P})||(i=i===null?z.errors:i.concat(z.errors),e=i.length);
var m=D===e}else var m=!0;if(m){if(c.slot_ids_rewritten!==void 0){let D=c.slot_ids_rewritten;const x=e;if(e===x)if(Array.isArray(D)){var u=!0;const O=D.length;for(let N=0;N<
O;N++){let b=D[N];const w=e;if(e===w)if(b&&typeof b=="object"&&!Array.isArray(b)){let $;if(b.id===void 0&&($="id")||b.kind===void 0&&($="kind")||b.offset===void 0&&
($="offset")||b.stored===void 0&&($="stored"))return Z.errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N,schemaPath:"#/properties/changes/properties/slot\
_ids_rewritten/items/required",keyword:"required",params:{missingProperty:$}}],!1;if(b.kind!==void 0){let V=b.kind;const l=e;if(!(V==="node"||V==="edge"))return Z.
errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N+"/kind",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/kind/enum",keyword:"\
enum",params:{allowedValues:ae.properties.changes.properties.slot_ids_rewritten.items.properties.kind.enum}}],!1;var k=l===e}else var k=!0;if(k){if(b.id!==void 0){
const V=e;z(b.id,{instancePath:t+"/changes/slot_ids_rewritten/"+N+"/id",parentData:b,parentDataProperty:"id",rootData:P})||(i=i===null?z.errors:i.concat(z.errors),
e=i.length);var k=V===e}else var k=!0;if(k){if(b.stored!==void 0){let V=b.stored;const l=e;if(e===l)if(typeof V=="string"){if(!oe.test(V))return Z.errors=[{instancePath:t+
"/changes/slot_ids_rewritten/"+N+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/stored/pattern",keyword:"pattern",params:{
pattern:"^\\d+$"}}],!1}else return Z.errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rew\
ritten/items/properties/stored/type",keyword:"type",params:{type:"string"}}],!1;var k=l===e}else var k=!0;if(k)if(b.offset!==void 0){const V=e;z(b.offset,{instancePath:t+
"/changes/slot_ids_rewritten/"+N+"/offset",parentData:b,parentDataProperty:"offset",rootData:P})||(i=i===null?z.errors:i.concat(z.errors),e=i.length);var k=V===
e}else var k=!0}}}else return Z.errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N,schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/ty\
pe",keyword:"type",params:{type:"object"}}],!1;var u=w===e;if(!u)break}}else return Z.errors=[{instancePath:t+"/changes/slot_ids_rewritten",schemaPath:"#/proper\
ties/changes/properties/slot_ids_rewritten/type",keyword:"type",params:{type:"array"}}],!1;var m=x===e}else var m=!0;if(m){if(c.node_count!==void 0){const D=e;M(
c.node_count,{instancePath:t+"/changes/node_count",parentData:c,parentDataProperty:"node_count",rootData:P})||(i=i===null?M.errors:i.concat(M.errors),e=i.length);
var m=D===e}else var m=!0;if(m){if(c.edge_count!==void 0){const D=e;M(c.edge_count,{instancePath:t+"/changes/edge_count",parentData:c,parentDataProperty:"edge_c\
ount",rootData:P})||(i=i===null?M.errors:i.concat(M.errors),e=i.length);var m=D===e}else var m=!0;if(m)if(c.loss_accepted!==void 0){const D=e;if(typeof c.loss_accepted!=
"boolean")return Z.errors=[{instancePath:t+"/changes/loss_accepted",schemaPath:"#/properties/changes/properties/loss_accepted/type",keyword:"type",params:{type:"\
boolean"}}],!1;var m=D===e}else var m=!0}}}}}}else return Z.errors=[{instancePath:t+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type:"\
object"}}],!1;var n=j===e}else var n=!0}}}}else return Z.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return Z.errors=
i,e===0}const ye=L,te={$id:"signature.schema.json",type:"object",properties:{algorithm:{type:"string"},manifest_sha256:{type:"string"},manifest_version:{type:["\
integer","boolean"]},signature:{type:"string"},signature_version:{type:["integer","boolean"]}},required:["algorithm","manifest_sha256","manifest_version","signa\
ture","signature_version"]};function L(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:P=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&
!Array.isArray(r)){let m;if(r.algorithm===void 0&&(m="algorithm")||r.manifest_sha256===void 0&&(m="manifest_sha256")||r.manifest_version===void 0&&(m="manifest_\
version")||r.signature===void 0&&(m="signature")||r.signature_version===void 0&&(m="signature_version"))return L.errors=[{instancePath:t,schemaPath:"#/required",
keyword:"required",params:{missingProperty:m}}],!1;if(r.algorithm!==void 0){const u=e;if(typeof r.algorithm!="string")return L.errors=[{instancePath:t+"/algorit\
hm",schemaPath:"#/properties/algorithm/type",keyword:"type",params:{type:"string"}}],!1;var n=u===e}else var n=!0;if(n){if(r.manifest_sha256!==void 0){const u=e;
if(typeof r.manifest_sha256!="string")return L.errors=[{instancePath:t+"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/type",keyword:"type",params:{
type:"string"}}],!1;var n=u===e}else var n=!0;if(n){if(r.manifest_version!==void 0){let u=r.manifest_version;const k=e;if(!(typeof u=="number"&&!(u%1)&&!isNaN(u)&&
isFinite(u))&&typeof u!="boolean")return L.errors=[{instancePath:t+"/manifest_version",schemaPath:"#/properties/manifest_version/type",keyword:"type",params:{type:te.
properties.manifest_version.type}}],!1;var n=k===e}else var n=!0;if(n){if(r.signature!==void 0){const u=e;if(typeof r.signature!="string")return L.errors=[{instancePath:t+
"/signature",schemaPath:"#/properties/signature/type",keyword:"type",params:{type:"string"}}],!1;var n=u===e}else var n=!0;if(n)if(r.signature_version!==void 0){
let u=r.signature_version;const k=e;if(!(typeof u=="number"&&!(u%1)&&!isNaN(u)&&isFinite(u))&&typeof u!="boolean")return L.errors=[{instancePath:t+"/signature_v\
ersion",schemaPath:"#/properties/signature_version/type",keyword:"type",params:{type:te.properties.signature_version.type}}],!1;var n=k===e}else var n=!0}}}}else
return L.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return L.errors=i,e===0}const ce=K;function J(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:P=r}={}){let i=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return J.
errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return J.errors=[{instancePath:t,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return J.errors=
[{instancePath:t,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return J.errors=i,e===0}function K(r,{instancePath:t="",parentData:B,
parentDataProperty:C,rootData:P=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let k;if(r.different===void 0&&(k="different")||r.nextPage===
void 0&&(k="nextPage")||r.seal===void 0&&(k="seal"))return K.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:k}}],!1;
if(r.kind!==void 0){const o=e;if(r.kind!=="liel-slice-standing")return K.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-slice-standing"}}],!1;var n=o===e}else var n=!0;if(n){if(r.version!==void 0){const o=e;if(r.version!==1)return K.errors=[{instancePath:t+"/ve\
rsion",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=o===e}else var n=!0;if(n){if(r.seal!==void 0){let o=r.seal;const c=e;
if(e===c)if(typeof o=="string"){if(!Q.test(o))return K.errors=[{instancePath:t+"/seal",schemaPath:"#/properties/seal/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return K.errors=[{instancePath:t+"/seal",schemaPath:"#/properties/seal/type",keyword:"type",params:{type:"string"}}],!1;var n=c===e}else
var n=!0;if(n){if(r.nextPage!==void 0){const o=e;J(r.nextPage,{instancePath:t+"/nextPage",parentData:r,parentDataProperty:"nextPage",rootData:P})||(i=i===null?J.
errors:i.concat(J.errors),e=i.length);var n=o===e}else var n=!0;if(n){if(r.different!==void 0){let o=r.different;const c=e;if(e===c)if(Array.isArray(o)){var m=!0;
const s=o.length;for(let a=0;a<s;a++){const D=e;J(o[a],{instancePath:t+"/different/"+a,parentData:o,parentDataProperty:a,rootData:P})||(i=i===null?J.errors:i.concat(
J.errors),e=i.length);var m=D===e;if(!m)break}}else return K.errors=[{instancePath:t+"/different",schemaPath:"#/properties/different/type",keyword:"type",params:{
type:"array"}}],!1;var n=c===e}else var n=!0;if(n){if(r.store!==void 0){let o=r.store;const c=e;if(e===c)if(o&&typeof o=="object"&&!Array.isArray(o)){let s;if(o.
inode===void 0&&(s="inode")||o.modified===void 0&&(s="modified")||o.size===void 0&&(s="size"))return K.errors=[{instancePath:t+"/store",schemaPath:"#/properties\
/store/required",keyword:"required",params:{missingProperty:s}}],!1;if(o.inode!==void 0){const a=e;if(typeof o.inode!="string")return K.errors=[{instancePath:t+
"/store/inode",schemaPath:"#/properties/store/properties/inode/type",keyword:"type",params:{type:"string"}}],!1;var u=a===e}else var u=!0;if(u){if(o.size!==void 0){
const a=e;if(typeof o.size!="string")return K.errors=[{instancePath:t+"/store/size",schemaPath:"#/properties/store/properties/size/type",keyword:"type",params:{
type:"string"}}],!1;var u=a===e}else var u=!0;if(u)if(o.modified!==void 0){const a=e;if(typeof o.modified!="string")return K.errors=[{instancePath:t+"/store/mod\
ified",schemaPath:"#/properties/store/properties/modified/type",keyword:"type",params:{type:"string"}}],!1;var u=a===e}else var u=!0}}else return K.errors=[{instancePath:t+
"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type:"object"}}],!1;var n=c===e}else var n=!0;if(n)if(r.since!==void 0){const o=e;if(typeof r.
since!="string")return K.errors=[{instancePath:t+"/since",schemaPath:"#/properties/since/type",keyword:"type",params:{type:"string"}}],!1;var n=o===e}else var n=!0}}}}}}else
return K.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return K.errors=i,e===0}export{pe as catalogExpectation,le as confirmation,de as mergePlan,fe as receipt,ue as repairPlan,ye as signature,ce as sliceStanding};
