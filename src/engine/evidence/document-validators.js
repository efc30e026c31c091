// Made by scripts/make-validators.ts from schemas/; not to be changed by hand.
const ae=g,Y={$id:"catalog-expectation.schema.json",type:"object",properties:{kind:{const:"liel-catalog"},version:{const:1},catalog_version:{const:1},store:{type:"\
string"},nodes:{type:"integer"},node_count:{type:"integer",deprecated:!0},edges:{type:"integer"},edge_count:{type:"integer",deprecated:!0},fingerprint:{type:"st\
ring",pattern:"^[0-9a-f]{64}$"},complete:{type:"boolean"},node_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},
required:["label"]}},label_combinations:{type:"array",items:{type:"object",properties:{labels:{type:"array",items:{type:"string"}},count:{type:"integer"}},required:[
"labels"]}},edge_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},required:["label"]}},properties:{type:"arra\
y",items:{type:"object",properties:{kind:{enum:["node","edge"]},label:{type:["string","null"]},key:{type:"string"},type:{type:"string"},count:{type:"integer"}},
required:["key","kind","label","type"]}},patterns:{type:"array",items:{type:"object",properties:{from:{type:["array","null"],items:{type:"string"}},label:{type:"\
string"},to:{type:["array","null"],items:{type:"string"}},count:{type:"integer"}},required:["from","label","to"]}},expected:{type:"object"},liel:{type:"object"}},
required:["fingerprint"],if:{properties:{complete:{const:!0}},required:["complete"]},then:{properties:{edge_labels:!0,label_combinations:!0,node_labels:!0,patterns:!0,
properties:!0},required:["edge_labels","label_combinations","node_labels","patterns","properties"]}},Q=new RegExp("^[0-9a-f]{64}$","u");function g(r,{instancePath:t="",
parentData:B,parentDataProperty:C,rootData:A=r}={}){let i=null,e=0;const n=e;let h=!0;const c=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let V;if(r.complete===
void 0&&(V="complete")){const p={};i===null?i=[p]:i.push(p),e++}else if(r.complete!==void 0&&r.complete!==!0){const p={};i===null?i=[p]:i.push(p),e++}}var $=c===
e;if(e=n,i!==null&&(n?i.length=n:i=null),$){const V=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let l;if(r.edge_labels===void 0&&(l="edge_labels")||r.label_combinations===
void 0&&(l="label_combinations")||r.node_labels===void 0&&(l="node_labels")||r.patterns===void 0&&(l="patterns")||r.properties===void 0&&(l="properties"))return g.
errors=[{instancePath:t,schemaPath:"#/then/required",keyword:"required",params:{missingProperty:l}}],!1}var $=V===e;h=$}if(!h){const V={instancePath:t,schemaPath:"\
#/if",keyword:"if",params:{failingKeyword:"then"}};return i===null?i=[V]:i.push(V),e++,g.errors=i,!1}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let V;
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
void 0){let p=r.node_labels;const l=e;if(e===l)if(Array.isArray(p)){var d=!0;const E=p.length;for(let _=0;_<E;_++){let f=p[_];const F=e;if(e===F)if(f&&typeof f==
"object"&&!Array.isArray(f)){let O;if(f.label===void 0&&(O="label"))return g.errors=[{instancePath:t+"/node_labels/"+_,schemaPath:"#/properties/node_labels/item\
s/required",keyword:"required",params:{missingProperty:O}}],!1;if(f.label!==void 0){const y=e;if(typeof f.label!="string")return g.errors=[{instancePath:t+"/nod\
e_labels/"+_+"/label",schemaPath:"#/properties/node_labels/items/properties/label/type",keyword:"type",params:{type:"string"}}],!1;var s=y===e}else var s=!0;if(s)
if(f.count!==void 0){let y=f.count;const z=e;if(!(typeof y=="number"&&!(y%1)&&!isNaN(y)&&isFinite(y)))return g.errors=[{instancePath:t+"/node_labels/"+_+"/count",
schemaPath:"#/properties/node_labels/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var s=z===e}else var s=!0}else return g.errors=[{instancePath:t+
"/node_labels/"+_,schemaPath:"#/properties/node_labels/items/type",keyword:"type",params:{type:"object"}}],!1;var d=F===e;if(!d)break}}else return g.errors=[{instancePath:t+
"/node_labels",schemaPath:"#/properties/node_labels/type",keyword:"type",params:{type:"array"}}],!1;var a=l===e}else var a=!0;if(a){if(r.label_combinations!==void 0){
let p=r.label_combinations;const l=e;if(e===l)if(Array.isArray(p)){var v=!0;const E=p.length;for(let _=0;_<E;_++){let f=p[_];const F=e;if(e===F)if(f&&typeof f==
"object"&&!Array.isArray(f)){let O;if(f.labels===void 0&&(O="labels"))return g.errors=[{instancePath:t+"/label_combinations/"+_,schemaPath:"#/properties/label_c\
ombinations/items/required",keyword:"required",params:{missingProperty:O}}],!1;if(f.labels!==void 0){let y=f.labels;const z=e;if(e===z)if(Array.isArray(y)){var u=!0;
const ee=y.length;for(let S=0;S<ee;S++){const L=e;if(typeof y[S]!="string")return g.errors=[{instancePath:t+"/label_combinations/"+_+"/labels/"+S,schemaPath:"#/\
properties/label_combinations/items/properties/labels/items/type",keyword:"type",params:{type:"string"}}],!1;var u=L===e;if(!u)break}}else return g.errors=[{instancePath:t+
"/label_combinations/"+_+"/labels",schemaPath:"#/properties/label_combinations/items/properties/labels/type",keyword:"type",params:{type:"array"}}],!1;var b=z===
e}else var b=!0;if(b)if(f.count!==void 0){let y=f.count;const z=e;if(!(typeof y=="number"&&!(y%1)&&!isNaN(y)&&isFinite(y)))return g.errors=[{instancePath:t+"/la\
bel_combinations/"+_+"/count",schemaPath:"#/properties/label_combinations/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var b=z===e}else
var b=!0}else return g.errors=[{instancePath:t+"/label_combinations/"+_,schemaPath:"#/properties/label_combinations/items/type",keyword:"type",params:{type:"obj\
ect"}}],!1;var v=F===e;if(!v)break}}else return g.errors=[{instancePath:t+"/label_combinations",schemaPath:"#/properties/label_combinations/type",keyword:"type",
params:{type:"array"}}],!1;var a=l===e}else var a=!0;if(a){if(r.edge_labels!==void 0){let p=r.edge_labels;const l=e;if(e===l)if(Array.isArray(p)){var w=!0;const E=p.
length;for(let _=0;_<E;_++){let f=p[_];const F=e;if(e===F)if(f&&typeof f=="object"&&!Array.isArray(f)){let O;if(f.label===void 0&&(O="label"))return g.errors=[{
instancePath:t+"/edge_labels/"+_,schemaPath:"#/properties/edge_labels/items/required",keyword:"required",params:{missingProperty:O}}],!1;if(f.label!==void 0){const y=e;
if(typeof f.label!="string")return g.errors=[{instancePath:t+"/edge_labels/"+_+"/label",schemaPath:"#/properties/edge_labels/items/properties/label/type",keyword:"\
type",params:{type:"string"}}],!1;var R=y===e}else var R=!0;if(R)if(f.count!==void 0){let y=f.count;const z=e;if(!(typeof y=="number"&&!(y%1)&&!isNaN(y)&&isFinite(
y)))return g.errors=[{instancePath:t+"/edge_labels/"+_+"/count",schemaPath:"#/properties/edge_labels/items/properties/count/type",keyword:"type",params:{type:"i\
nteger"}}],!1;var R=z===e}else var R=!0}else return g.errors=[{instancePath:t+"/edge_labels/"+_,schemaPath:"#/properties/edge_labels/items/type",keyword:"type",
params:{type:"object"}}],!1;var w=F===e;if(!w)break}}else return g.errors=[{instancePath:t+"/edge_labels",schemaPath:"#/properties/edge_labels/type",keyword:"ty\
pe",params:{type:"array"}}],!1;var a=l===e}else var a=!0;if(a){if(r.properties!==void 0){let p=r.properties;const l=e;if(e===l)if(Array.isArray(p)){var M=!0;const E=p.
length;for(let _=0;_<E;_++){let f=p[_];const F=e;if(e===F)if(f&&typeof f=="object"&&!Array.isArray(f)){let O;if(f.key===void 0&&(O="key")||f.kind===void 0&&(O="\
kind")||f.label===void 0&&(O="label")||f.type===void 0&&(O="type"))return g.errors=[{instancePath:t+"/properties/"+_,schemaPath:"#/properties/properties/items/r\
equired",keyword:"required",params:{missingProperty:O}}],!1;if(f.kind!==void 0){let y=f.kind;const z=e;if(!(y==="node"||y==="edge"))return g.errors=[{instancePath:t+
"/properties/"+_+"/kind",schemaPath:"#/properties/properties/items/properties/kind/enum",keyword:"enum",params:{allowedValues:Y.properties.properties.items.properties.
kind.enum}}],!1;var N=z===e}else var N=!0;if(N){if(f.label!==void 0){let y=f.label;const z=e;if(typeof y!="string"&&y!==null)return g.errors=[{instancePath:t+"/\
properties/"+_+"/label",schemaPath:"#/properties/properties/items/properties/label/type",keyword:"type",params:{type:Y.properties.properties.items.properties.label.
type}}],!1;var N=z===e}else var N=!0;if(N){if(f.key!==void 0){const y=e;if(typeof f.key!="string")return g.errors=[{instancePath:t+"/properties/"+_+"/key",schemaPath:"\
#/properties/properties/items/properties/key/type",keyword:"type",params:{type:"string"}}],!1;var N=y===e}else var N=!0;if(N){if(f.type!==void 0){const y=e;if(typeof f.
type!="string")return g.errors=[{instancePath:t+"/properties/"+_+"/type",schemaPath:"#/properties/properties/items/properties/type/type",keyword:"type",params:{
type:"string"}}],!1;var N=y===e}else var N=!0;if(N)if(f.count!==void 0){let y=f.count;const z=e;if(!(typeof y=="number"&&!(y%1)&&!isNaN(y)&&isFinite(y)))return g.
errors=[{instancePath:t+"/properties/"+_+"/count",schemaPath:"#/properties/properties/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var N=z===
e}else var N=!0}}}}else return g.errors=[{instancePath:t+"/properties/"+_,schemaPath:"#/properties/properties/items/type",keyword:"type",params:{type:"object"}}],
!1;var M=F===e;if(!M)break}}else return g.errors=[{instancePath:t+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type:"array"}}],
!1;var a=l===e}else var a=!0;if(a){if(r.patterns!==void 0){let p=r.patterns;const l=e;if(e===l)if(Array.isArray(p)){var k=!0;const E=p.length;for(let _=0;_<E;_++){
let f=p[_];const F=e;if(e===F)if(f&&typeof f=="object"&&!Array.isArray(f)){let O;if(f.from===void 0&&(O="from")||f.label===void 0&&(O="label")||f.to===void 0&&(O=
"to"))return g.errors=[{instancePath:t+"/patterns/"+_,schemaPath:"#/properties/patterns/items/required",keyword:"required",params:{missingProperty:O}}],!1;if(f.
from!==void 0){let y=f.from;const z=e;if(!Array.isArray(y)&&y!==null)return g.errors=[{instancePath:t+"/patterns/"+_+"/from",schemaPath:"#/properties/patterns/i\
tems/properties/from/type",keyword:"type",params:{type:Y.properties.patterns.items.properties.from.type}}],!1;if(e===z&&Array.isArray(y)){var j=!0;const ee=y.length;
for(let S=0;S<ee;S++){const L=e;if(typeof y[S]!="string")return g.errors=[{instancePath:t+"/patterns/"+_+"/from/"+S,schemaPath:"#/properties/patterns/items/prop\
erties/from/items/type",keyword:"type",params:{type:"string"}}],!1;var j=L===e;if(!j)break}}var o=z===e}else var o=!0;if(o){if(f.label!==void 0){const y=e;if(typeof f.
label!="string")return g.errors=[{instancePath:t+"/patterns/"+_+"/label",schemaPath:"#/properties/patterns/items/properties/label/type",keyword:"type",params:{type:"\
string"}}],!1;var o=y===e}else var o=!0;if(o){if(f.to!==void 0){let y=f.to;const z=e;if(!Array.isArray(y)&&y!==null)return g.errors=[{instancePath:t+"/patterns/"+
_+"/to",schemaPath:"#/properties/patterns/items/properties/to/type",keyword:"type",params:{type:Y.properties.patterns.items.properties.to.type}}],!1;if(e===z&&Array.
isArray(y)){var q=!0;const S=y.length;for(let L=0;L<S;L++){const te=e;if(typeof y[L]!="string")return g.errors=[{instancePath:t+"/patterns/"+_+"/to/"+L,schemaPath:"\
#/properties/patterns/items/properties/to/items/type",keyword:"type",params:{type:"string"}}],!1;var q=te===e;if(!q)break}}var o=z===e}else var o=!0;if(o)if(f.count!==
void 0){let y=f.count;const z=e;if(!(typeof y=="number"&&!(y%1)&&!isNaN(y)&&isFinite(y)))return g.errors=[{instancePath:t+"/patterns/"+_+"/count",schemaPath:"#/\
properties/patterns/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var o=z===e}else var o=!0}}}else return g.errors=[{instancePath:t+"\
/patterns/"+_,schemaPath:"#/properties/patterns/items/type",keyword:"type",params:{type:"object"}}],!1;var k=F===e;if(!k)break}}else return g.errors=[{instancePath:t+
"/patterns",schemaPath:"#/properties/patterns/type",keyword:"type",params:{type:"array"}}],!1;var a=l===e}else var a=!0;if(a){if(r.expected!==void 0){let p=r.expected;
const l=e;if(!(p&&typeof p=="object"&&!Array.isArray(p)))return g.errors=[{instancePath:t+"/expected",schemaPath:"#/properties/expected/type",keyword:"type",params:{
type:"object"}}],!1;var a=l===e}else var a=!0;if(a)if(r.liel!==void 0){let p=r.liel;const l=e;if(!(p&&typeof p=="object"&&!Array.isArray(p)))return g.errors=[{instancePath:t+
"/liel",schemaPath:"#/properties/liel/type",keyword:"type",params:{type:"object"}}],!1;var a=l===e}else var a=!0}}}}}}}}}}}}}}}}else return g.errors=[{instancePath:t,
schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return g.errors=i,e===0}const oe=x,U={$id:"merge-plan.schema.json",type:"object",properties:{kind:{
const:"liel-merge-plan"},version:{const:1},merge_plan_version:{const:1},left:{$ref:"#/$defs/input"},right:{$ref:"#/$defs/input"},mode:{enum:["append","node_key",
"identity_rules"]},node_keys:{type:"array",items:{type:"string"}},identity_rules:{type:"object",additionalProperties:{type:"array",items:{type:"string"}}},edge_strategy:{
enum:["append","idempotent"]},on_node_conflict:{enum:["keep_dst","overwrite_from_src","merge_props"]},allow_duplicates:{type:"boolean"},questions:{$ref:"#/$defs\
/count"},open_conflicts:{$ref:"#/$defs/count"},decisions:{type:"array",items:{type:"object",properties:{question:{type:"string"},decision:{enum:["keep","take","\
skip"]}},required:["decision","question"]}},counts:{type:["object","null"],properties:{edges_created:{$ref:"#/$defs/count"},edges_reused:{$ref:"#/$defs/count"},
edges_skipped:{$ref:"#/$defs/count"},nodes_created:{$ref:"#/$defs/count"},nodes_reused:{$ref:"#/$defs/count"},nodes_skipped:{$ref:"#/$defs/count"}},required:["e\
dges_created","edges_reused","edges_skipped","nodes_created","nodes_reused","nodes_skipped"]}},required:["allow_duplicates","counts","decisions","edge_strategy",
"identity_rules","left","merge_plan_version","mode","node_keys","on_node_conflict","open_conflicts","questions","right"],allOf:[{if:{properties:{mode:{const:"no\
de_key"}}},then:{properties:{node_keys:{type:"array",minItems:1}}}},{if:{properties:{mode:{const:"identity_rules"}}},then:{properties:{identity_rules:{type:"obj\
ect",minProperties:1,additionalProperties:{type:"array",minItems:1}}}}}],$defs:{count:{type:"integer",minimum:0,maximum:9007199254740991},input:{type:"object",properties:{
path:{type:"string"},blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},nodes:{$ref:"#/$defs/count"},edges:{$ref:"#/$defs/count"}},required:["blake3","edges","node\
s","path"]}}};function P(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:A=r}={}){let i=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return P.
errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return P.errors=[{instancePath:t,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return P.errors=
[{instancePath:t,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return P.errors=i,e===0}function Z(r,{instancePath:t="",parentData:B,
parentDataProperty:C,rootData:A=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let h;if(r.blake3===void 0&&(h="blake3")||r.edges===
void 0&&(h="edges")||r.nodes===void 0&&(h="nodes")||r.path===void 0&&(h="path"))return Z.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{
missingProperty:h}}],!1;if(r.path!==void 0){const c=e;if(typeof r.path!="string")return Z.errors=[{instancePath:t+"/path",schemaPath:"#/properties/path/type",keyword:"\
type",params:{type:"string"}}],!1;var n=c===e}else var n=!0;if(n){if(r.blake3!==void 0){let c=r.blake3;const $=e;if(e===$)if(typeof c=="string"){if(!Q.test(c))return Z.
errors=[{instancePath:t+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return Z.errors=[{instancePath:t+
"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=$===e}else var n=!0;if(n){if(r.nodes!==void 0){const c=e;P(r.nodes,
{instancePath:t+"/nodes",parentData:r,parentDataProperty:"nodes",rootData:A})||(i=i===null?P.errors:i.concat(P.errors),e=i.length);var n=c===e}else var n=!0;if(n)
if(r.edges!==void 0){const c=e;P(r.edges,{instancePath:t+"/edges",parentData:r,parentDataProperty:"edges",rootData:A})||(i=i===null?P.errors:i.concat(P.errors),
e=i.length);var n=c===e}else var n=!0}}}else return Z.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return Z.errors=i,e===
0}function x(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:A=r}={}){let i=null,e=0;const n=e,h=e;let c=!0;const $=e;if(r&&typeof r=="object"&&
!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="node_key"){const j={};i===null?i=[j]:i.push(j),e++}var a=$===e;if(e=h,i!==null&&(h?i.length=h:i=null),a){const j=e;
if(r&&typeof r=="object"&&!Array.isArray(r)&&r.node_keys!==void 0){let q=r.node_keys;if(e===e)if(Array.isArray(q)){if(q.length<1)return x.errors=[{instancePath:t+
"/node_keys",schemaPath:"#/allOf/0/then/properties/node_keys/minItems",keyword:"minItems",params:{limit:1}}],!1}else return x.errors=[{instancePath:t+"/node_key\
s",schemaPath:"#/allOf/0/then/properties/node_keys/type",keyword:"type",params:{type:"array"}}],!1}var a=j===e;c=a}if(!c){const j={instancePath:t,schemaPath:"#/\
allOf/0/if",keyword:"if",params:{failingKeyword:"then"}};return i===null?i=[j]:i.push(j),e++,x.errors=i,!1}var d=n===e;if(d){const j=e,o=e;let q=!0;const V=e;if(r&&
typeof r=="object"&&!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="identity_rules"){const l={};i===null?i=[l]:i.push(l),e++}var s=V===e;if(e=o,i!==null&&(o?i.length=
o:i=null),s){const l=e;if(r&&typeof r=="object"&&!Array.isArray(r)&&r.identity_rules!==void 0){let E=r.identity_rules;if(e===e)if(E&&typeof E=="object"&&!Array.
isArray(E)){if(Object.keys(E).length<1)return x.errors=[{instancePath:t+"/identity_rules",schemaPath:"#/allOf/1/then/properties/identity_rules/minProperties",keyword:"\
minProperties",params:{limit:1}}],!1;for(const f in E){let F=E[f];const X=e;if(e===X)if(Array.isArray(F)){if(F.length<1)return x.errors=[{instancePath:t+"/ident\
ity_rules/"+f.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_rules/additionalProperties/minItems",keyword:"minItems",params:{
limit:1}}],!1}else return x.errors=[{instancePath:t+"/identity_rules/"+f.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_r\
ules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var v=X===e;if(!v)break}}else return x.errors=[{instancePath:t+"/identity_rules",schemaPath:"\
#/allOf/1/then/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1}var s=l===e;q=s}if(!q){const l={instancePath:t,schemaPath:"#/allOf/1/i\
f",keyword:"if",params:{failingKeyword:"then"}};return i===null?i=[l]:i.push(l),e++,x.errors=i,!1}var d=j===e}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(
r)){let j;if(r.allow_duplicates===void 0&&(j="allow_duplicates")||r.counts===void 0&&(j="counts")||r.decisions===void 0&&(j="decisions")||r.edge_strategy===void 0&&
(j="edge_strategy")||r.identity_rules===void 0&&(j="identity_rules")||r.left===void 0&&(j="left")||r.merge_plan_version===void 0&&(j="merge_plan_version")||r.mode===
void 0&&(j="mode")||r.node_keys===void 0&&(j="node_keys")||r.on_node_conflict===void 0&&(j="on_node_conflict")||r.open_conflicts===void 0&&(j="open_conflicts")||
r.questions===void 0&&(j="questions")||r.right===void 0&&(j="right"))return x.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:j}}],
!1;if(r.kind!==void 0){const o=e;if(r.kind!=="liel-merge-plan")return x.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-merge-plan"}}],!1;var u=o===e}else var u=!0;if(u){if(r.version!==void 0){const o=e;if(r.version!==1)return x.errors=[{instancePath:t+"/versio\
n",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var u=o===e}else var u=!0;if(u){if(r.merge_plan_version!==void 0){const o=e;
if(r.merge_plan_version!==1)return x.errors=[{instancePath:t+"/merge_plan_version",schemaPath:"#/properties/merge_plan_version/const",keyword:"const",params:{allowedValue:1}}],
!1;var u=o===e}else var u=!0;if(u){if(r.left!==void 0){const o=e;Z(r.left,{instancePath:t+"/left",parentData:r,parentDataProperty:"left",rootData:A})||(i=i===null?
Z.errors:i.concat(Z.errors),e=i.length);var u=o===e}else var u=!0;if(u){if(r.right!==void 0){const o=e;Z(r.right,{instancePath:t+"/right",parentData:r,parentDataProperty:"\
right",rootData:A})||(i=i===null?Z.errors:i.concat(Z.errors),e=i.length);var u=o===e}else var u=!0;if(u){if(r.mode!==void 0){let o=r.mode;const q=e;if(!(o==="ap\
pend"||o==="node_key"||o==="identity_rules"))return x.errors=[{instancePath:t+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues:U.
properties.mode.enum}}],!1;var u=q===e}else var u=!0;if(u){if(r.node_keys!==void 0){let o=r.node_keys;const q=e;if(e===q)if(Array.isArray(o)){var b=!0;const p=o.
length;for(let l=0;l<p;l++){const T=e;if(typeof o[l]!="string")return x.errors=[{instancePath:t+"/node_keys/"+l,schemaPath:"#/properties/node_keys/items/type",keyword:"\
type",params:{type:"string"}}],!1;var b=T===e;if(!b)break}}else return x.errors=[{instancePath:t+"/node_keys",schemaPath:"#/properties/node_keys/type",keyword:"\
type",params:{type:"array"}}],!1;var u=q===e}else var u=!0;if(u){if(r.identity_rules!==void 0){let o=r.identity_rules;const q=e;if(e===q)if(o&&typeof o=="object"&&
!Array.isArray(o))for(const p in o){let l=o[p];const T=e;if(e===T)if(Array.isArray(l)){var w=!0;const E=l.length;for(let _=0;_<E;_++){const f=e;if(typeof l[_]!=
"string")return x.errors=[{instancePath:t+"/identity_rules/"+p.replace(/~/g,"~0").replace(/\//g,"~1")+"/"+_,schemaPath:"#/properties/identity_rules/additionalPr\
operties/items/type",keyword:"type",params:{type:"string"}}],!1;var w=f===e;if(!w)break}}else return x.errors=[{instancePath:t+"/identity_rules/"+p.replace(/~/g,
"~0").replace(/\//g,"~1"),schemaPath:"#/properties/identity_rules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var R=T===e;if(!R)break}else
return x.errors=[{instancePath:t+"/identity_rules",schemaPath:"#/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1;var u=q===e}else var u=!0;
if(u){if(r.edge_strategy!==void 0){let o=r.edge_strategy;const q=e;if(!(o==="append"||o==="idempotent"))return x.errors=[{instancePath:t+"/edge_strategy",schemaPath:"\
#/properties/edge_strategy/enum",keyword:"enum",params:{allowedValues:U.properties.edge_strategy.enum}}],!1;var u=q===e}else var u=!0;if(u){if(r.on_node_conflict!==
void 0){let o=r.on_node_conflict;const q=e;if(!(o==="keep_dst"||o==="overwrite_from_src"||o==="merge_props"))return x.errors=[{instancePath:t+"/on_node_conflict",
schemaPath:"#/properties/on_node_conflict/enum",keyword:"enum",params:{allowedValues:U.properties.on_node_conflict.enum}}],!1;var u=q===e}else var u=!0;if(u){if(r.
allow_duplicates!==void 0){const o=e;if(typeof r.allow_duplicates!="boolean")return x.errors=[{instancePath:t+"/allow_duplicates",schemaPath:"#/properties/allow\
_duplicates/type",keyword:"type",params:{type:"boolean"}}],!1;var u=o===e}else var u=!0;if(u){if(r.questions!==void 0){const o=e;P(r.questions,{instancePath:t+"\
/questions",parentData:r,parentDataProperty:"questions",rootData:A})||(i=i===null?P.errors:i.concat(P.errors),e=i.length);var u=o===e}else var u=!0;if(u){if(r.open_conflicts!==
void 0){const o=e;P(r.open_conflicts,{instancePath:t+"/open_conflicts",parentData:r,parentDataProperty:"open_conflicts",rootData:A})||(i=i===null?P.errors:i.concat(
P.errors),e=i.length);var u=o===e}else var u=!0;if(u){if(r.decisions!==void 0){let o=r.decisions;const q=e;if(e===q)if(Array.isArray(o)){var M=!0;const p=o.length;
for(let l=0;l<p;l++){let T=o[l];const E=e;if(e===E)if(T&&typeof T=="object"&&!Array.isArray(T)){let f;if(T.decision===void 0&&(f="decision")||T.question===void 0&&
(f="question"))return x.errors=[{instancePath:t+"/decisions/"+l,schemaPath:"#/properties/decisions/items/required",keyword:"required",params:{missingProperty:f}}],
!1;if(T.question!==void 0){const F=e;if(typeof T.question!="string")return x.errors=[{instancePath:t+"/decisions/"+l+"/question",schemaPath:"#/properties/decisi\
ons/items/properties/question/type",keyword:"type",params:{type:"string"}}],!1;var N=F===e}else var N=!0;if(N)if(T.decision!==void 0){let F=T.decision;const X=e;
if(!(F==="keep"||F==="take"||F==="skip"))return x.errors=[{instancePath:t+"/decisions/"+l+"/decision",schemaPath:"#/properties/decisions/items/properties/decisi\
on/enum",keyword:"enum",params:{allowedValues:U.properties.decisions.items.properties.decision.enum}}],!1;var N=X===e}else var N=!0}else return x.errors=[{instancePath:t+
"/decisions/"+l,schemaPath:"#/properties/decisions/items/type",keyword:"type",params:{type:"object"}}],!1;var M=E===e;if(!M)break}}else return x.errors=[{instancePath:t+
"/decisions",schemaPath:"#/properties/decisions/type",keyword:"type",params:{type:"array"}}],!1;var u=q===e}else var u=!0;if(u)if(r.counts!==void 0){let o=r.counts;
const q=e;if(!(o&&typeof o=="object"&&!Array.isArray(o))&&o!==null)return x.errors=[{instancePath:t+"/counts",schemaPath:"#/properties/counts/type",keyword:"typ\
e",params:{type:U.properties.counts.type}}],!1;if(e===q&&o&&typeof o=="object"&&!Array.isArray(o)){let p;if(o.edges_created===void 0&&(p="edges_created")||o.edges_reused===
void 0&&(p="edges_reused")||o.edges_skipped===void 0&&(p="edges_skipped")||o.nodes_created===void 0&&(p="nodes_created")||o.nodes_reused===void 0&&(p="nodes_reu\
sed")||o.nodes_skipped===void 0&&(p="nodes_skipped"))return x.errors=[{instancePath:t+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{
missingProperty:p}}],!1;if(o.edges_created!==void 0){const l=e;P(o.edges_created,{instancePath:t+"/counts/edges_created",parentData:o,parentDataProperty:"edges_\
created",rootData:A})||(i=i===null?P.errors:i.concat(P.errors),e=i.length);var k=l===e}else var k=!0;if(k){if(o.edges_reused!==void 0){const l=e;P(o.edges_reused,
{instancePath:t+"/counts/edges_reused",parentData:o,parentDataProperty:"edges_reused",rootData:A})||(i=i===null?P.errors:i.concat(P.errors),e=i.length);var k=l===
e}else var k=!0;if(k){if(o.edges_skipped!==void 0){const l=e;P(o.edges_skipped,{instancePath:t+"/counts/edges_skipped",parentData:o,parentDataProperty:"edges_sk\
ipped",rootData:A})||(i=i===null?P.errors:i.concat(P.errors),e=i.length);var k=l===e}else var k=!0;if(k){if(o.nodes_created!==void 0){const l=e;P(o.nodes_created,
{instancePath:t+"/counts/nodes_created",parentData:o,parentDataProperty:"nodes_created",rootData:A})||(i=i===null?P.errors:i.concat(P.errors),e=i.length);var k=l===
e}else var k=!0;if(k){if(o.nodes_reused!==void 0){const l=e;P(o.nodes_reused,{instancePath:t+"/counts/nodes_reused",parentData:o,parentDataProperty:"nodes_reuse\
d",rootData:A})||(i=i===null?P.errors:i.concat(P.errors),e=i.length);var k=l===e}else var k=!0;if(k)if(o.nodes_skipped!==void 0){const l=e;P(o.nodes_skipped,{instancePath:t+
"/counts/nodes_skipped",parentData:o,parentDataProperty:"nodes_skipped",rootData:A})||(i=i===null?P.errors:i.concat(P.errors),e=i.length);var k=l===e}else var k=!0}}}}}
var u=q===e}else var u=!0}}}}}}}}}}}}}}else return x.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return x.errors=i,e===
0}const pe=m,W={$id:"receipt.schema.json",type:"object",properties:{kind:{const:"liel-receipt"},version:{const:1},receipt_version:{const:1},tool:{type:"object",
properties:{name:{const:"liel-ops"},version:{type:"string"}},required:["name","version"]},source:{type:"string"},identity:{type:"object",properties:{path:{type:"\
string"},machine:{type:"string"},lineage:{type:"array",items:{type:"string"}}},required:["path","machine","lineage"]},created_at:{type:"string",pattern:"^\\d{4}-\
(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"},live:{type:"boolean"},size_bytes:{type:"integer",minimum:0,maximum:9007199254740991},
blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},format:{type:"string"},manifest_sha256:{type:["string","null"],pattern:"^[0-9a-f]{64}$"},node_count:{type:["inte\
ger","null"],minimum:0,maximum:9007199254740991},edge_count:{type:["integer","null"],minimum:0,maximum:9007199254740991},wal_pages_applied:{type:"integer",minimum:0,
maximum:9007199254740991},wal_bytes_cut:{type:"integer",minimum:0,maximum:9007199254740991},finding_count:{type:"integer",minimum:0,maximum:9007199254740991},first_finding:{
type:["string","null"]},seal_root:{type:"string",pattern:"^[0-9a-f]{64}$"},drill:{type:"object",properties:{done:{type:"boolean"},ms:{type:"integer",minimum:0,maximum:9007199254740991},
verdict:{enum:["pass","not done"]}},required:["done","ms","verdict"]}},required:["blake3","created_at","drill","edge_count","finding_count","first_finding","liv\
e","manifest_sha256","node_count","receipt_version","seal_root","size_bytes","source","tool","wal_bytes_cut","wal_pages_applied"]},se=new RegExp("^\\d{4}-(0[1-9]\
|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$","u");function m(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:A=r}={}){
let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let d;if(r.blake3===void 0&&(d="blake3")||r.created_at===void 0&&(d="created_at")||r.drill===
void 0&&(d="drill")||r.edge_count===void 0&&(d="edge_count")||r.finding_count===void 0&&(d="finding_count")||r.first_finding===void 0&&(d="first_finding")||r.live===
void 0&&(d="live")||r.manifest_sha256===void 0&&(d="manifest_sha256")||r.node_count===void 0&&(d="node_count")||r.receipt_version===void 0&&(d="receipt_version")||
r.seal_root===void 0&&(d="seal_root")||r.size_bytes===void 0&&(d="size_bytes")||r.source===void 0&&(d="source")||r.tool===void 0&&(d="tool")||r.wal_bytes_cut===
void 0&&(d="wal_bytes_cut")||r.wal_pages_applied===void 0&&(d="wal_pages_applied"))return m.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{
missingProperty:d}}],!1;if(r.kind!==void 0){const s=e;if(r.kind!=="liel-receipt")return m.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"\
const",params:{allowedValue:"liel-receipt"}}],!1;var n=s===e}else var n=!0;if(n){if(r.version!==void 0){const s=e;if(r.version!==1)return m.errors=[{instancePath:t+
"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=s===e}else var n=!0;if(n){if(r.receipt_version!==void 0){const s=e;
if(r.receipt_version!==1)return m.errors=[{instancePath:t+"/receipt_version",schemaPath:"#/properties/receipt_version/const",keyword:"const",params:{allowedValue:1}}],
!1;var n=s===e}else var n=!0;if(n){if(r.tool!==void 0){let s=r.tool;const v=e;if(e===v)if(s&&typeof s=="object"&&!Array.isArray(s)){let b;if(s.name===void 0&&(b=
"name")||s.version===void 0&&(b="version"))return m.errors=[{instancePath:t+"/tool",schemaPath:"#/properties/tool/required",keyword:"required",params:{missingProperty:b}}],
!1;if(s.name!==void 0){const w=e;if(s.name!=="liel-ops")return m.errors=[{instancePath:t+"/tool/name",schemaPath:"#/properties/tool/properties/name/const",keyword:"\
const",params:{allowedValue:"liel-ops"}}],!1;var h=w===e}else var h=!0;if(h)if(s.version!==void 0){const w=e;if(typeof s.version!="string")return m.errors=[{instancePath:t+
"/tool/version",schemaPath:"#/properties/tool/properties/version/type",keyword:"type",params:{type:"string"}}],!1;var h=w===e}else var h=!0}else return m.errors=
[{instancePath:t+"/tool",schemaPath:"#/properties/tool/type",keyword:"type",params:{type:"object"}}],!1;var n=v===e}else var n=!0;if(n){if(r.source!==void 0){const s=e;
if(typeof r.source!="string")return m.errors=[{instancePath:t+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type:"string"}}],!1;var n=s===
e}else var n=!0;if(n){if(r.identity!==void 0){let s=r.identity;const v=e;if(e===v)if(s&&typeof s=="object"&&!Array.isArray(s)){let b;if(s.path===void 0&&(b="pat\
h")||s.machine===void 0&&(b="machine")||s.lineage===void 0&&(b="lineage"))return m.errors=[{instancePath:t+"/identity",schemaPath:"#/properties/identity/require\
d",keyword:"required",params:{missingProperty:b}}],!1;if(s.path!==void 0){const w=e;if(typeof s.path!="string")return m.errors=[{instancePath:t+"/identity/path",
schemaPath:"#/properties/identity/properties/path/type",keyword:"type",params:{type:"string"}}],!1;var c=w===e}else var c=!0;if(c){if(s.machine!==void 0){const w=e;
if(typeof s.machine!="string")return m.errors=[{instancePath:t+"/identity/machine",schemaPath:"#/properties/identity/properties/machine/type",keyword:"type",params:{
type:"string"}}],!1;var c=w===e}else var c=!0;if(c)if(s.lineage!==void 0){let w=s.lineage;const R=e;if(e===R)if(Array.isArray(w)){var $=!0;const N=w.length;for(let k=0;k<
N;k++){const j=e;if(typeof w[k]!="string")return m.errors=[{instancePath:t+"/identity/lineage/"+k,schemaPath:"#/properties/identity/properties/lineage/items/typ\
e",keyword:"type",params:{type:"string"}}],!1;var $=j===e;if(!$)break}}else return m.errors=[{instancePath:t+"/identity/lineage",schemaPath:"#/properties/identi\
ty/properties/lineage/type",keyword:"type",params:{type:"array"}}],!1;var c=R===e}else var c=!0}}else return m.errors=[{instancePath:t+"/identity",schemaPath:"#\
/properties/identity/type",keyword:"type",params:{type:"object"}}],!1;var n=v===e}else var n=!0;if(n){if(r.created_at!==void 0){let s=r.created_at;const v=e;if(e===
v)if(typeof s=="string"){if(!se.test(s))return m.errors=[{instancePath:t+"/created_at",schemaPath:"#/properties/created_at/pattern",keyword:"pattern",params:{pattern:"\
^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"}}],!1}else return m.errors=[{instancePath:t+"/created_at",schemaPath:"\
#/properties/created_at/type",keyword:"type",params:{type:"string"}}],!1;var n=v===e}else var n=!0;if(n){if(r.live!==void 0){const s=e;if(typeof r.live!="boolea\
n")return m.errors=[{instancePath:t+"/live",schemaPath:"#/properties/live/type",keyword:"type",params:{type:"boolean"}}],!1;var n=s===e}else var n=!0;if(n){if(r.
size_bytes!==void 0){let s=r.size_bytes;const v=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s)))return m.errors=[{instancePath:t+"/size_bytes",schemaPath:"\
#/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===v&&typeof s=="number"&&isFinite(s)){if(s>9007199254740991||isNaN(s))return m.errors=
[{instancePath:t+"/size_bytes",schemaPath:"#/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(s<0||isNaN(
s))return m.errors=[{instancePath:t+"/size_bytes",schemaPath:"#/properties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=v===
e}else var n=!0;if(n){if(r.blake3!==void 0){let s=r.blake3;const v=e;if(e===v)if(typeof s=="string"){if(!Q.test(s))return m.errors=[{instancePath:t+"/blake3",schemaPath:"\
#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return m.errors=[{instancePath:t+"/blake3",schemaPath:"#/properties/b\
lake3/type",keyword:"type",params:{type:"string"}}],!1;var n=v===e}else var n=!0;if(n){if(r.format!==void 0){const s=e;if(typeof r.format!="string")return m.errors=
[{instancePath:t+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type:"string"}}],!1;var n=s===e}else var n=!0;if(n){if(r.manifest_sha256!==
void 0){let s=r.manifest_sha256;const v=e;if(typeof s!="string"&&s!==null)return m.errors=[{instancePath:t+"/manifest_sha256",schemaPath:"#/properties/manifest_\
sha256/type",keyword:"type",params:{type:W.properties.manifest_sha256.type}}],!1;if(e===v&&typeof s=="string"&&!Q.test(s))return m.errors=[{instancePath:t+"/man\
ifest_sha256",schemaPath:"#/properties/manifest_sha256/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1;var n=v===e}else var n=!0;if(n){if(r.node_count!==
void 0){let s=r.node_count;const v=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))&&s!==null)return m.errors=[{instancePath:t+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:W.properties.node_count.type}}],!1;if(e===v&&typeof s=="number"&&isFinite(s)){if(s>9007199254740991||isNaN(
s))return m.errors=[{instancePath:t+"/node_count",schemaPath:"#/properties/node_count/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(s<0||isNaN(s))return m.errors=[{instancePath:t+"/node_count",schemaPath:"#/properties/node_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1}var n=v===e}else var n=!0;if(n){if(r.edge_count!==void 0){let s=r.edge_count;const v=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))&&s!==null)return m.
errors=[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",params:{type:W.properties.edge_count.type}}],!1;if(e===v&&typeof s==
"number"&&isFinite(s)){if(s>9007199254740991||isNaN(s))return m.errors=[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/maximum",keyword:"maxi\
mum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(s<0||isNaN(s))return m.errors=[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/mi\
nimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=v===e}else var n=!0;if(n){if(r.wal_pages_applied!==void 0){let s=r.wal_pages_applied;const v=e;
if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s)))return m.errors=[{instancePath:t+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/type",
keyword:"type",params:{type:"integer"}}],!1;if(e===v&&typeof s=="number"&&isFinite(s)){if(s>9007199254740991||isNaN(s))return m.errors=[{instancePath:t+"/wal_pa\
ges_applied",schemaPath:"#/properties/wal_pages_applied/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(s<0||isNaN(s))return m.
errors=[{instancePath:t+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=v===
e}else var n=!0;if(n){if(r.wal_bytes_cut!==void 0){let s=r.wal_bytes_cut;const v=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s)))return m.errors=[{instancePath:t+
"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/type",keyword:"type",params:{type:"integer"}}],!1;if(e===v&&typeof s=="number"&&isFinite(s)){if(s>9007199254740991||
isNaN(s))return m.errors=[{instancePath:t+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(s<0||isNaN(s))return m.errors=[{instancePath:t+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/minimum",keyword:"minimum",params:{comparison:">=",
limit:0}}],!1}var n=v===e}else var n=!0;if(n){if(r.finding_count!==void 0){let s=r.finding_count;const v=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(
s)))return m.errors=[{instancePath:t+"/finding_count",schemaPath:"#/properties/finding_count/type",keyword:"type",params:{type:"integer"}}],!1;if(e===v&&typeof s==
"number"&&isFinite(s)){if(s>9007199254740991||isNaN(s))return m.errors=[{instancePath:t+"/finding_count",schemaPath:"#/properties/finding_count/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(s<0||isNaN(s))return m.errors=[{instancePath:t+"/finding_count",schemaPath:"#/properties/findin\
g_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=v===e}else var n=!0;if(n){if(r.first_finding!==void 0){let s=r.first_finding;const v=e;
if(typeof s!="string"&&s!==null)return m.errors=[{instancePath:t+"/first_finding",schemaPath:"#/properties/first_finding/type",keyword:"type",params:{type:W.properties.
first_finding.type}}],!1;var n=v===e}else var n=!0;if(n){if(r.seal_root!==void 0){let s=r.seal_root;const v=e;if(e===v)if(typeof s=="string"){if(!Q.test(s))return m.
errors=[{instancePath:t+"/seal_root",schemaPath:"#/properties/seal_root/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return m.errors=[
{instancePath:t+"/seal_root",schemaPath:"#/properties/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var n=v===e}else var n=!0;if(n)if(r.drill!==void 0){
let s=r.drill;const v=e;if(e===v)if(s&&typeof s=="object"&&!Array.isArray(s)){let b;if(s.done===void 0&&(b="done")||s.ms===void 0&&(b="ms")||s.verdict===void 0&&
(b="verdict"))return m.errors=[{instancePath:t+"/drill",schemaPath:"#/properties/drill/required",keyword:"required",params:{missingProperty:b}}],!1;if(s.done!==
void 0){const w=e;if(typeof s.done!="boolean")return m.errors=[{instancePath:t+"/drill/done",schemaPath:"#/properties/drill/properties/done/type",keyword:"type",
params:{type:"boolean"}}],!1;var a=w===e}else var a=!0;if(a){if(s.ms!==void 0){let w=s.ms;const R=e;if(!(typeof w=="number"&&!(w%1)&&!isNaN(w)&&isFinite(w)))return m.
errors=[{instancePath:t+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/type",keyword:"type",params:{type:"integer"}}],!1;if(e===R&&typeof w=="number"&&
isFinite(w)){if(w>9007199254740991||isNaN(w))return m.errors=[{instancePath:t+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/maximum",keyword:"maximum",
params:{comparison:"<=",limit:9007199254740991}}],!1;if(w<0||isNaN(w))return m.errors=[{instancePath:t+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/\
minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var a=R===e}else var a=!0;if(a)if(s.verdict!==void 0){let w=s.verdict;const R=e;if(!(w==="pass"||
w==="not done"))return m.errors=[{instancePath:t+"/drill/verdict",schemaPath:"#/properties/drill/properties/verdict/enum",keyword:"enum",params:{allowedValues:W.
properties.drill.properties.verdict.enum}}],!1;var a=R===e}else var a=!0}}else return m.errors=[{instancePath:t+"/drill",schemaPath:"#/properties/drill/type",keyword:"\
type",params:{type:"object"}}],!1;var n=v===e}else var n=!0}}}}}}}}}}}}}}}}}}}else return m.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return m.errors=i,e===0}const le=I,ie={$id:"repair-plan.schema.json",type:"object",properties:{kind:{const:"liel-repair-plan"},version:{const:1},plan_version:{
const:1},source_blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},changes:{type:"object",properties:{node_heads_changed:{$ref:"#/$defs/count"},node_degrees_changed:{
$ref:"#/$defs/count"},edge_links_changed:{$ref:"#/$defs/count"},slot_ids_rewritten:{type:"array",items:{type:"object",properties:{kind:{enum:["node","edge"]},id:{
$ref:"#/$defs/count"},stored:{type:"string",pattern:"^\\d+$"},offset:{$ref:"#/$defs/count"}},required:["id","kind","offset","stored"]}},node_count:{$ref:"#/$def\
s/counter"},edge_count:{$ref:"#/$defs/counter"},loss_accepted:{type:"boolean"}},required:["edge_count","edge_links_changed","loss_accepted","node_count","node_d\
egrees_changed","node_heads_changed","slot_ids_rewritten"]}},required:["changes","plan_version","source_blake3"],$defs:{count:{type:"integer",minimum:0,maximum:9007199254740991},
counter:{type:"object",properties:{before:{$ref:"#/$defs/count"},after:{$ref:"#/$defs/count"}},required:["after","before"]}}},ne=new RegExp("^\\d+$","u");function D(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:A=r}={}){let i=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return D.
errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return D.errors=[{instancePath:t,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return D.errors=
[{instancePath:t,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return D.errors=i,e===0}function J(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:A=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let h;if(r.
after===void 0&&(h="after")||r.before===void 0&&(h="before"))return J.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:h}}],
!1;if(r.before!==void 0){const c=e;D(r.before,{instancePath:t+"/before",parentData:r,parentDataProperty:"before",rootData:A})||(i=i===null?D.errors:i.concat(D.errors),
e=i.length);var n=c===e}else var n=!0;if(n)if(r.after!==void 0){const c=e;D(r.after,{instancePath:t+"/after",parentData:r,parentDataProperty:"after",rootData:A})||
(i=i===null?D.errors:i.concat(D.errors),e=i.length);var n=c===e}else var n=!0}else return J.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return J.errors=i,e===0}function I(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:A=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r==
"object"&&!Array.isArray(r)){let a;if(r.changes===void 0&&(a="changes")||r.plan_version===void 0&&(a="plan_version")||r.source_blake3===void 0&&(a="source_blake\
3"))return I.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:a}}],!1;if(r.kind!==void 0){const d=e;if(r.kind!=="liel-\
repair-plan")return I.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-repair-plan"}}],!1;var n=d===
e}else var n=!0;if(n){if(r.version!==void 0){const d=e;if(r.version!==1)return I.errors=[{instancePath:t+"/version",schemaPath:"#/properties/version/const",keyword:"\
const",params:{allowedValue:1}}],!1;var n=d===e}else var n=!0;if(n){if(r.plan_version!==void 0){const d=e;if(r.plan_version!==1)return I.errors=[{instancePath:t+
"/plan_version",schemaPath:"#/properties/plan_version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=d===e}else var n=!0;if(n){if(r.source_blake3!==void 0){
let d=r.source_blake3;const s=e;if(e===s)if(typeof d=="string"){if(!Q.test(d))return I.errors=[{instancePath:t+"/source_blake3",schemaPath:"#/properties/source_\
blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return I.errors=[{instancePath:t+"/source_blake3",schemaPath:"#/properties/source_\
blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=s===e}else var n=!0;if(n)if(r.changes!==void 0){let d=r.changes;const s=e;if(e===s)if(d&&typeof d==
"object"&&!Array.isArray(d)){let u;if(d.edge_count===void 0&&(u="edge_count")||d.edge_links_changed===void 0&&(u="edge_links_changed")||d.loss_accepted===void 0&&
(u="loss_accepted")||d.node_count===void 0&&(u="node_count")||d.node_degrees_changed===void 0&&(u="node_degrees_changed")||d.node_heads_changed===void 0&&(u="no\
de_heads_changed")||d.slot_ids_rewritten===void 0&&(u="slot_ids_rewritten"))return I.errors=[{instancePath:t+"/changes",schemaPath:"#/properties/changes/require\
d",keyword:"required",params:{missingProperty:u}}],!1;if(d.node_heads_changed!==void 0){const b=e;D(d.node_heads_changed,{instancePath:t+"/changes/node_heads_ch\
anged",parentData:d,parentDataProperty:"node_heads_changed",rootData:A})||(i=i===null?D.errors:i.concat(D.errors),e=i.length);var h=b===e}else var h=!0;if(h){if(d.
node_degrees_changed!==void 0){const b=e;D(d.node_degrees_changed,{instancePath:t+"/changes/node_degrees_changed",parentData:d,parentDataProperty:"node_degrees_\
changed",rootData:A})||(i=i===null?D.errors:i.concat(D.errors),e=i.length);var h=b===e}else var h=!0;if(h){if(d.edge_links_changed!==void 0){const b=e;D(d.edge_links_changed,
{instancePath:t+"/changes/edge_links_changed",parentData:d,parentDataProperty:"edge_links_changed",rootData:A})||(i=i===null?D.errors:i.concat(D.errors),e=i.length);
var h=b===e}else var h=!0;if(h){if(d.slot_ids_rewritten!==void 0){let b=d.slot_ids_rewritten;const w=e;if(e===w)if(Array.isArray(b)){var c=!0;const M=b.length;for(let N=0;N<
M;N++){let k=b[N];const j=e;if(e===j)if(k&&typeof k=="object"&&!Array.isArray(k)){let q;if(k.id===void 0&&(q="id")||k.kind===void 0&&(q="kind")||k.offset===void 0&&
(q="offset")||k.stored===void 0&&(q="stored"))return I.errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N,schemaPath:"#/properties/changes/properties/slot\
_ids_rewritten/items/required",keyword:"required",params:{missingProperty:q}}],!1;if(k.kind!==void 0){let V=k.kind;const p=e;if(!(V==="node"||V==="edge"))return I.
errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N+"/kind",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/kind/enum",keyword:"\
enum",params:{allowedValues:ie.properties.changes.properties.slot_ids_rewritten.items.properties.kind.enum}}],!1;var $=p===e}else var $=!0;if($){if(k.id!==void 0){
const V=e;D(k.id,{instancePath:t+"/changes/slot_ids_rewritten/"+N+"/id",parentData:k,parentDataProperty:"id",rootData:A})||(i=i===null?D.errors:i.concat(D.errors),
e=i.length);var $=V===e}else var $=!0;if($){if(k.stored!==void 0){let V=k.stored;const p=e;if(e===p)if(typeof V=="string"){if(!ne.test(V))return I.errors=[{instancePath:t+
"/changes/slot_ids_rewritten/"+N+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/stored/pattern",keyword:"pattern",params:{
pattern:"^\\d+$"}}],!1}else return I.errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rew\
ritten/items/properties/stored/type",keyword:"type",params:{type:"string"}}],!1;var $=p===e}else var $=!0;if($)if(k.offset!==void 0){const V=e;D(k.offset,{instancePath:t+
"/changes/slot_ids_rewritten/"+N+"/offset",parentData:k,parentDataProperty:"offset",rootData:A})||(i=i===null?D.errors:i.concat(D.errors),e=i.length);var $=V===
e}else var $=!0}}}else return I.errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N,schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/ty\
pe",keyword:"type",params:{type:"object"}}],!1;var c=j===e;if(!c)break}}else return I.errors=[{instancePath:t+"/changes/slot_ids_rewritten",schemaPath:"#/proper\
ties/changes/properties/slot_ids_rewritten/type",keyword:"type",params:{type:"array"}}],!1;var h=w===e}else var h=!0;if(h){if(d.node_count!==void 0){const b=e;J(
d.node_count,{instancePath:t+"/changes/node_count",parentData:d,parentDataProperty:"node_count",rootData:A})||(i=i===null?J.errors:i.concat(J.errors),e=i.length);
var h=b===e}else var h=!0;if(h){if(d.edge_count!==void 0){const b=e;J(d.edge_count,{instancePath:t+"/changes/edge_count",parentData:d,parentDataProperty:"edge_c\
ount",rootData:A})||(i=i===null?J.errors:i.concat(J.errors),e=i.length);var h=b===e}else var h=!0;if(h)if(d.loss_accepted!==void 0){const b=e;if(typeof d.loss_accepted!=
"boolean")return I.errors=[{instancePath:t+"/changes/loss_accepted",schemaPath:"#/properties/changes/properties/loss_accepted/type",keyword:"type",params:{type:"\
boolean"}}],!1;var h=b===e}else var h=!0}}}}}}else return I.errors=[{instancePath:t+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type:"\
object"}}],!1;var n=s===e}else var n=!0}}}}else return I.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return I.errors=
i,e===0}const de=H,re={$id:"signature.schema.json",type:"object",properties:{algorithm:{type:"string"},manifest_sha256:{type:"string"},manifest_version:{type:["\
integer","boolean"]},signature:{type:"string"},signature_version:{type:["integer","boolean"]}},required:["algorithm","manifest_sha256","manifest_version","signa\
ture","signature_version"]};function H(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:A=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&
!Array.isArray(r)){let h;if(r.algorithm===void 0&&(h="algorithm")||r.manifest_sha256===void 0&&(h="manifest_sha256")||r.manifest_version===void 0&&(h="manifest_\
version")||r.signature===void 0&&(h="signature")||r.signature_version===void 0&&(h="signature_version"))return H.errors=[{instancePath:t,schemaPath:"#/required",
keyword:"required",params:{missingProperty:h}}],!1;if(r.algorithm!==void 0){const c=e;if(typeof r.algorithm!="string")return H.errors=[{instancePath:t+"/algorit\
hm",schemaPath:"#/properties/algorithm/type",keyword:"type",params:{type:"string"}}],!1;var n=c===e}else var n=!0;if(n){if(r.manifest_sha256!==void 0){const c=e;
if(typeof r.manifest_sha256!="string")return H.errors=[{instancePath:t+"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/type",keyword:"type",params:{
type:"string"}}],!1;var n=c===e}else var n=!0;if(n){if(r.manifest_version!==void 0){let c=r.manifest_version;const $=e;if(!(typeof c=="number"&&!(c%1)&&!isNaN(c)&&
isFinite(c))&&typeof c!="boolean")return H.errors=[{instancePath:t+"/manifest_version",schemaPath:"#/properties/manifest_version/type",keyword:"type",params:{type:re.
properties.manifest_version.type}}],!1;var n=$===e}else var n=!0;if(n){if(r.signature!==void 0){const c=e;if(typeof r.signature!="string")return H.errors=[{instancePath:t+
"/signature",schemaPath:"#/properties/signature/type",keyword:"type",params:{type:"string"}}],!1;var n=c===e}else var n=!0;if(n)if(r.signature_version!==void 0){
let c=r.signature_version;const $=e;if(!(typeof c=="number"&&!(c%1)&&!isNaN(c)&&isFinite(c))&&typeof c!="boolean")return H.errors=[{instancePath:t+"/signature_v\
ersion",schemaPath:"#/properties/signature_version/type",keyword:"type",params:{type:re.properties.signature_version.type}}],!1;var n=$===e}else var n=!0}}}}else
return H.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return H.errors=i,e===0}const fe=K;function G(r,{instancePath:t="",parentData:B,parentDataProperty:C,rootData:A=r}={}){let i=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return G.
errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return G.errors=[{instancePath:t,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return G.errors=
[{instancePath:t,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return G.errors=i,e===0}function K(r,{instancePath:t="",parentData:B,
parentDataProperty:C,rootData:A=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let $;if(r.different===void 0&&($="different")||r.nextPage===
void 0&&($="nextPage")||r.seal===void 0&&($="seal"))return K.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:$}}],!1;
if(r.kind!==void 0){const a=e;if(r.kind!=="liel-slice-standing")return K.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-slice-standing"}}],!1;var n=a===e}else var n=!0;if(n){if(r.version!==void 0){const a=e;if(r.version!==1)return K.errors=[{instancePath:t+"/ve\
rsion",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=a===e}else var n=!0;if(n){if(r.seal!==void 0){let a=r.seal;const d=e;
if(e===d)if(typeof a=="string"){if(!Q.test(a))return K.errors=[{instancePath:t+"/seal",schemaPath:"#/properties/seal/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return K.errors=[{instancePath:t+"/seal",schemaPath:"#/properties/seal/type",keyword:"type",params:{type:"string"}}],!1;var n=d===e}else
var n=!0;if(n){if(r.nextPage!==void 0){const a=e;G(r.nextPage,{instancePath:t+"/nextPage",parentData:r,parentDataProperty:"nextPage",rootData:A})||(i=i===null?G.
errors:i.concat(G.errors),e=i.length);var n=a===e}else var n=!0;if(n){if(r.different!==void 0){let a=r.different;const d=e;if(e===d)if(Array.isArray(a)){var h=!0;
const v=a.length;for(let u=0;u<v;u++){const b=e;G(a[u],{instancePath:t+"/different/"+u,parentData:a,parentDataProperty:u,rootData:A})||(i=i===null?G.errors:i.concat(
G.errors),e=i.length);var h=b===e;if(!h)break}}else return K.errors=[{instancePath:t+"/different",schemaPath:"#/properties/different/type",keyword:"type",params:{
type:"array"}}],!1;var n=d===e}else var n=!0;if(n){if(r.store!==void 0){let a=r.store;const d=e;if(e===d)if(a&&typeof a=="object"&&!Array.isArray(a)){let v;if(a.
inode===void 0&&(v="inode")||a.modified===void 0&&(v="modified")||a.size===void 0&&(v="size"))return K.errors=[{instancePath:t+"/store",schemaPath:"#/properties\
/store/required",keyword:"required",params:{missingProperty:v}}],!1;if(a.inode!==void 0){const u=e;if(typeof a.inode!="string")return K.errors=[{instancePath:t+
"/store/inode",schemaPath:"#/properties/store/properties/inode/type",keyword:"type",params:{type:"string"}}],!1;var c=u===e}else var c=!0;if(c){if(a.size!==void 0){
const u=e;if(typeof a.size!="string")return K.errors=[{instancePath:t+"/store/size",schemaPath:"#/properties/store/properties/size/type",keyword:"type",params:{
type:"string"}}],!1;var c=u===e}else var c=!0;if(c)if(a.modified!==void 0){const u=e;if(typeof a.modified!="string")return K.errors=[{instancePath:t+"/store/mod\
ified",schemaPath:"#/properties/store/properties/modified/type",keyword:"type",params:{type:"string"}}],!1;var c=u===e}else var c=!0}}else return K.errors=[{instancePath:t+
"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type:"object"}}],!1;var n=d===e}else var n=!0;if(n)if(r.since!==void 0){const a=e;if(typeof r.
since!="string")return K.errors=[{instancePath:t+"/since",schemaPath:"#/properties/since/type",keyword:"type",params:{type:"string"}}],!1;var n=a===e}else var n=!0}}}}}}else
return K.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return K.errors=i,e===0}export{ae as catalogExpectation,oe as mergePlan,pe as receipt,le as repairPlan,de as signature,fe as sliceStanding};
