// Made by scripts/make-validators.ts from schemas/; not to be changed by hand.
const ue=P,se={$id:"catalog-expectation.schema.json",type:"object",properties:{kind:{const:"liel-catalog"},version:{const:1},catalog_version:{const:1},store:{type:"\
string"},nodes:{type:"integer"},node_count:{type:"integer",deprecated:!0},edges:{type:"integer"},edge_count:{type:"integer",deprecated:!0},fingerprint:{type:"st\
ring",pattern:"^[0-9a-f]{64}$"},complete:{type:"boolean"},node_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},
required:["label"]}},label_combinations:{type:"array",items:{type:"object",properties:{labels:{type:"array",items:{type:"string"}},count:{type:"integer"}},required:[
"labels"]}},edge_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},required:["label"]}},properties:{type:"arra\
y",items:{type:"object",properties:{kind:{enum:["node","edge"]},label:{type:["string","null"]},key:{type:"string"},type:{type:"string"},count:{type:"integer"}},
required:["key","kind","label","type"]}},patterns:{type:"array",items:{type:"object",properties:{from:{type:["array","null"],items:{type:"string"}},label:{type:"\
string"},to:{type:["array","null"],items:{type:"string"}},count:{type:"integer"}},required:["from","label","to"]}},expected:{type:"object"},liel:{type:"object"}},
required:["fingerprint"],if:{properties:{complete:{const:!0}},required:["complete"]},then:{properties:{edge_labels:!0,label_combinations:!0,node_labels:!0,patterns:!0,
properties:!0},required:["edge_labels","label_combinations","node_labels","patterns","properties"]}},S=new RegExp("^[0-9a-f]{64}$","u");function P(r,{instancePath:s="",
parentData:G,parentDataProperty:H,rootData:$=r}={}){let n=null,e=0;const i=e;let h=!0;const p=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let V;if(r.complete===
void 0&&(V="complete")){const l={};n===null?n=[l]:n.push(l),e++}else if(r.complete!==void 0&&r.complete!==!0){const l={};n===null?n=[l]:n.push(l),e++}}var f=p===
e;if(e=i,n!==null&&(i?n.length=i:n=null),f){const V=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let c;if(r.edge_labels===void 0&&(c="edge_labels")||r.label_combinations===
void 0&&(c="label_combinations")||r.node_labels===void 0&&(c="node_labels")||r.patterns===void 0&&(c="patterns")||r.properties===void 0&&(c="properties"))return P.
errors=[{instancePath:s,schemaPath:"#/then/required",keyword:"required",params:{missingProperty:c}}],!1}var f=V===e;h=f}if(!h){const V={instancePath:s,schemaPath:"\
#/if",keyword:"if",params:{failingKeyword:"then"}};return n===null?n=[V]:n.push(V),e++,P.errors=n,!1}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let V;
if(r.fingerprint===void 0&&(V="fingerprint"))return P.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:V}}],!1;if(r.kind!==
void 0){const l=e;if(r.kind!=="liel-catalog")return P.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"\
liel-catalog"}}],!1;var a=l===e}else var a=!0;if(a){if(r.version!==void 0){const l=e;if(r.version!==1)return P.errors=[{instancePath:s+"/version",schemaPath:"#/\
properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var a=l===e}else var a=!0;if(a){if(r.catalog_version!==void 0){const l=e;if(r.catalog_version!==
1)return P.errors=[{instancePath:s+"/catalog_version",schemaPath:"#/properties/catalog_version/const",keyword:"const",params:{allowedValue:1}}],!1;var a=l===e}else
var a=!0;if(a){if(r.store!==void 0){const l=e;if(typeof r.store!="string")return P.errors=[{instancePath:s+"/store",schemaPath:"#/properties/store/type",keyword:"\
type",params:{type:"string"}}],!1;var a=l===e}else var a=!0;if(a){if(r.nodes!==void 0){let l=r.nodes;const c=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(
l)))return P.errors=[{instancePath:s+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type:"integer"}}],!1;var a=c===e}else var a=!0;if(a){if(r.
node_count!==void 0){let l=r.node_count;const c=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return P.errors=[{instancePath:s+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:"integer"}}],!1;var a=c===e}else var a=!0;if(a){if(r.edges!==void 0){let l=r.edges;const c=e;if(!(typeof l==
"number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return P.errors=[{instancePath:s+"/edges",schemaPath:"#/properties/edges/type",keyword:"type",params:{type:"integer"}}],
!1;var a=c===e}else var a=!0;if(a){if(r.edge_count!==void 0){let l=r.edge_count;const c=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return P.errors=
[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",params:{type:"integer"}}],!1;var a=c===e}else var a=!0;if(a){if(r.fingerprint!==
void 0){let l=r.fingerprint;const c=e;if(e===c)if(typeof l=="string"){if(!S.test(l))return P.errors=[{instancePath:s+"/fingerprint",schemaPath:"#/properties/fin\
gerprint/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return P.errors=[{instancePath:s+"/fingerprint",schemaPath:"#/properties/fingerp\
rint/type",keyword:"type",params:{type:"string"}}],!1;var a=c===e}else var a=!0;if(a){if(r.complete!==void 0){const l=e;if(typeof r.complete!="boolean")return P.
errors=[{instancePath:s+"/complete",schemaPath:"#/properties/complete/type",keyword:"type",params:{type:"boolean"}}],!1;var a=l===e}else var a=!0;if(a){if(r.node_labels!==
void 0){let l=r.node_labels;const c=e;if(e===c)if(Array.isArray(l)){var y=!0;const Z=l.length;for(let w=0;w<Z;w++){let v=l[w];const O=e;if(e===O)if(v&&typeof v==
"object"&&!Array.isArray(v)){let R;if(v.label===void 0&&(R="label"))return P.errors=[{instancePath:s+"/node_labels/"+w,schemaPath:"#/properties/node_labels/item\
s/required",keyword:"required",params:{missingProperty:R}}],!1;if(v.label!==void 0){const k=e;if(typeof v.label!="string")return P.errors=[{instancePath:s+"/nod\
e_labels/"+w+"/label",schemaPath:"#/properties/node_labels/items/properties/label/type",keyword:"type",params:{type:"string"}}],!1;var z=k===e}else var z=!0;if(z)
if(v.count!==void 0){let k=v.count;const T=e;if(!(typeof k=="number"&&!(k%1)&&!isNaN(k)&&isFinite(k)))return P.errors=[{instancePath:s+"/node_labels/"+w+"/count",
schemaPath:"#/properties/node_labels/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var z=T===e}else var z=!0}else return P.errors=[{instancePath:s+
"/node_labels/"+w,schemaPath:"#/properties/node_labels/items/type",keyword:"type",params:{type:"object"}}],!1;var y=O===e;if(!y)break}}else return P.errors=[{instancePath:s+
"/node_labels",schemaPath:"#/properties/node_labels/type",keyword:"type",params:{type:"array"}}],!1;var a=c===e}else var a=!0;if(a){if(r.label_combinations!==void 0){
let l=r.label_combinations;const c=e;if(e===c)if(Array.isArray(l)){var N=!0;const Z=l.length;for(let w=0;w<Z;w++){let v=l[w];const O=e;if(e===O)if(v&&typeof v==
"object"&&!Array.isArray(v)){let R;if(v.labels===void 0&&(R="labels"))return P.errors=[{instancePath:s+"/label_combinations/"+w,schemaPath:"#/properties/label_c\
ombinations/items/required",keyword:"required",params:{missingProperty:R}}],!1;if(v.labels!==void 0){let k=v.labels;const T=e;if(e===T)if(Array.isArray(k)){var t=!0;
const ie=k.length;for(let L=0;L<ie;L++){const X=e;if(typeof k[L]!="string")return P.errors=[{instancePath:s+"/label_combinations/"+w+"/labels/"+L,schemaPath:"#/\
properties/label_combinations/items/properties/labels/items/type",keyword:"type",params:{type:"string"}}],!1;var t=X===e;if(!t)break}}else return P.errors=[{instancePath:s+
"/label_combinations/"+w+"/labels",schemaPath:"#/properties/label_combinations/items/properties/labels/type",keyword:"type",params:{type:"array"}}],!1;var d=T===
e}else var d=!0;if(d)if(v.count!==void 0){let k=v.count;const T=e;if(!(typeof k=="number"&&!(k%1)&&!isNaN(k)&&isFinite(k)))return P.errors=[{instancePath:s+"/la\
bel_combinations/"+w+"/count",schemaPath:"#/properties/label_combinations/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var d=T===e}else
var d=!0}else return P.errors=[{instancePath:s+"/label_combinations/"+w,schemaPath:"#/properties/label_combinations/items/type",keyword:"type",params:{type:"obj\
ect"}}],!1;var N=O===e;if(!N)break}}else return P.errors=[{instancePath:s+"/label_combinations",schemaPath:"#/properties/label_combinations/type",keyword:"type",
params:{type:"array"}}],!1;var a=c===e}else var a=!0;if(a){if(r.edge_labels!==void 0){let l=r.edge_labels;const c=e;if(e===c)if(Array.isArray(l)){var A=!0;const Z=l.
length;for(let w=0;w<Z;w++){let v=l[w];const O=e;if(e===O)if(v&&typeof v=="object"&&!Array.isArray(v)){let R;if(v.label===void 0&&(R="label"))return P.errors=[{
instancePath:s+"/edge_labels/"+w,schemaPath:"#/properties/edge_labels/items/required",keyword:"required",params:{missingProperty:R}}],!1;if(v.label!==void 0){const k=e;
if(typeof v.label!="string")return P.errors=[{instancePath:s+"/edge_labels/"+w+"/label",schemaPath:"#/properties/edge_labels/items/properties/label/type",keyword:"\
type",params:{type:"string"}}],!1;var F=k===e}else var F=!0;if(F)if(v.count!==void 0){let k=v.count;const T=e;if(!(typeof k=="number"&&!(k%1)&&!isNaN(k)&&isFinite(
k)))return P.errors=[{instancePath:s+"/edge_labels/"+w+"/count",schemaPath:"#/properties/edge_labels/items/properties/count/type",keyword:"type",params:{type:"i\
nteger"}}],!1;var F=T===e}else var F=!0}else return P.errors=[{instancePath:s+"/edge_labels/"+w,schemaPath:"#/properties/edge_labels/items/type",keyword:"type",
params:{type:"object"}}],!1;var A=O===e;if(!A)break}}else return P.errors=[{instancePath:s+"/edge_labels",schemaPath:"#/properties/edge_labels/type",keyword:"ty\
pe",params:{type:"array"}}],!1;var a=c===e}else var a=!0;if(a){if(r.properties!==void 0){let l=r.properties;const c=e;if(e===c)if(Array.isArray(l)){var m=!0;const Z=l.
length;for(let w=0;w<Z;w++){let v=l[w];const O=e;if(e===O)if(v&&typeof v=="object"&&!Array.isArray(v)){let R;if(v.key===void 0&&(R="key")||v.kind===void 0&&(R="\
kind")||v.label===void 0&&(R="label")||v.type===void 0&&(R="type"))return P.errors=[{instancePath:s+"/properties/"+w,schemaPath:"#/properties/properties/items/r\
equired",keyword:"required",params:{missingProperty:R}}],!1;if(v.kind!==void 0){let k=v.kind;const T=e;if(!(k==="node"||k==="edge"))return P.errors=[{instancePath:s+
"/properties/"+w+"/kind",schemaPath:"#/properties/properties/items/properties/kind/enum",keyword:"enum",params:{allowedValues:se.properties.properties.items.properties.
kind.enum}}],!1;var g=T===e}else var g=!0;if(g){if(v.label!==void 0){let k=v.label;const T=e;if(typeof k!="string"&&k!==null)return P.errors=[{instancePath:s+"/\
properties/"+w+"/label",schemaPath:"#/properties/properties/items/properties/label/type",keyword:"type",params:{type:se.properties.properties.items.properties.label.
type}}],!1;var g=T===e}else var g=!0;if(g){if(v.key!==void 0){const k=e;if(typeof v.key!="string")return P.errors=[{instancePath:s+"/properties/"+w+"/key",schemaPath:"\
#/properties/properties/items/properties/key/type",keyword:"type",params:{type:"string"}}],!1;var g=k===e}else var g=!0;if(g){if(v.type!==void 0){const k=e;if(typeof v.
type!="string")return P.errors=[{instancePath:s+"/properties/"+w+"/type",schemaPath:"#/properties/properties/items/properties/type/type",keyword:"type",params:{
type:"string"}}],!1;var g=k===e}else var g=!0;if(g)if(v.count!==void 0){let k=v.count;const T=e;if(!(typeof k=="number"&&!(k%1)&&!isNaN(k)&&isFinite(k)))return P.
errors=[{instancePath:s+"/properties/"+w+"/count",schemaPath:"#/properties/properties/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var g=T===
e}else var g=!0}}}}else return P.errors=[{instancePath:s+"/properties/"+w,schemaPath:"#/properties/properties/items/type",keyword:"type",params:{type:"object"}}],
!1;var m=O===e;if(!m)break}}else return P.errors=[{instancePath:s+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type:"array"}}],
!1;var a=c===e}else var a=!0;if(a){if(r.patterns!==void 0){let l=r.patterns;const c=e;if(e===c)if(Array.isArray(l)){var u=!0;const Z=l.length;for(let w=0;w<Z;w++){
let v=l[w];const O=e;if(e===O)if(v&&typeof v=="object"&&!Array.isArray(v)){let R;if(v.from===void 0&&(R="from")||v.label===void 0&&(R="label")||v.to===void 0&&(R=
"to"))return P.errors=[{instancePath:s+"/patterns/"+w,schemaPath:"#/properties/patterns/items/required",keyword:"required",params:{missingProperty:R}}],!1;if(v.
from!==void 0){let k=v.from;const T=e;if(!Array.isArray(k)&&k!==null)return P.errors=[{instancePath:s+"/patterns/"+w+"/from",schemaPath:"#/properties/patterns/i\
tems/properties/from/type",keyword:"type",params:{type:se.properties.patterns.items.properties.from.type}}],!1;if(e===T&&Array.isArray(k)){var b=!0;const ie=k.length;
for(let L=0;L<ie;L++){const X=e;if(typeof k[L]!="string")return P.errors=[{instancePath:s+"/patterns/"+w+"/from/"+L,schemaPath:"#/properties/patterns/items/prop\
erties/from/items/type",keyword:"type",params:{type:"string"}}],!1;var b=X===e;if(!b)break}}var o=T===e}else var o=!0;if(o){if(v.label!==void 0){const k=e;if(typeof v.
label!="string")return P.errors=[{instancePath:s+"/patterns/"+w+"/label",schemaPath:"#/properties/patterns/items/properties/label/type",keyword:"type",params:{type:"\
string"}}],!1;var o=k===e}else var o=!0;if(o){if(v.to!==void 0){let k=v.to;const T=e;if(!Array.isArray(k)&&k!==null)return P.errors=[{instancePath:s+"/patterns/"+
w+"/to",schemaPath:"#/properties/patterns/items/properties/to/type",keyword:"type",params:{type:se.properties.patterns.items.properties.to.type}}],!1;if(e===T&&
Array.isArray(k)){var j=!0;const L=k.length;for(let X=0;X<L;X++){const oe=e;if(typeof k[X]!="string")return P.errors=[{instancePath:s+"/patterns/"+w+"/to/"+X,schemaPath:"\
#/properties/patterns/items/properties/to/items/type",keyword:"type",params:{type:"string"}}],!1;var j=oe===e;if(!j)break}}var o=T===e}else var o=!0;if(o)if(v.count!==
void 0){let k=v.count;const T=e;if(!(typeof k=="number"&&!(k%1)&&!isNaN(k)&&isFinite(k)))return P.errors=[{instancePath:s+"/patterns/"+w+"/count",schemaPath:"#/\
properties/patterns/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var o=T===e}else var o=!0}}}else return P.errors=[{instancePath:s+"\
/patterns/"+w,schemaPath:"#/properties/patterns/items/type",keyword:"type",params:{type:"object"}}],!1;var u=O===e;if(!u)break}}else return P.errors=[{instancePath:s+
"/patterns",schemaPath:"#/properties/patterns/type",keyword:"type",params:{type:"array"}}],!1;var a=c===e}else var a=!0;if(a){if(r.expected!==void 0){let l=r.expected;
const c=e;if(!(l&&typeof l=="object"&&!Array.isArray(l)))return P.errors=[{instancePath:s+"/expected",schemaPath:"#/properties/expected/type",keyword:"type",params:{
type:"object"}}],!1;var a=c===e}else var a=!0;if(a)if(r.liel!==void 0){let l=r.liel;const c=e;if(!(l&&typeof l=="object"&&!Array.isArray(l)))return P.errors=[{instancePath:s+
"/liel",schemaPath:"#/properties/liel/type",keyword:"type",params:{type:"object"}}],!1;var a=c===e}else var a=!0}}}}}}}}}}}}}}}}else return P.errors=[{instancePath:s,
schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return P.errors=n,e===0}const me=M,pe={$id:"confirmation.schema.json",type:"object",properties:{kind:{
const:"liel-confirmation"},version:{const:1},confirmed_at:{type:"string",pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\\
.\\d+)?Z$"},same:{enum:["bytes","graph"]},blake3:{type:"string",pattern:"^[0-9a-f]{64}$"}},required:["kind","version","confirmed_at","same","blake3"]},ne=new RegExp(
"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$","u");function M(r,{instancePath:s="",parentData:G,parentDataProperty:H,
rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let h;if(r.kind===void 0&&(h="kind")||r.version===void 0&&(h="version")||
r.confirmed_at===void 0&&(h="confirmed_at")||r.same===void 0&&(h="same")||r.blake3===void 0&&(h="blake3"))return M.errors=[{instancePath:s,schemaPath:"#/require\
d",keyword:"required",params:{missingProperty:h}}],!1;if(r.kind!==void 0){const p=e;if(r.kind!=="liel-confirmation")return M.errors=[{instancePath:s+"/kind",schemaPath:"\
#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-confirmation"}}],!1;var i=p===e}else var i=!0;if(i){if(r.version!==void 0){const p=e;if(r.version!==
1)return M.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=p===e}else var i=!0;if(i){
if(r.confirmed_at!==void 0){let p=r.confirmed_at;const f=e;if(e===f)if(typeof p=="string"){if(!ne.test(p))return M.errors=[{instancePath:s+"/confirmed_at",schemaPath:"\
#/properties/confirmed_at/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"}}],
!1}else return M.errors=[{instancePath:s+"/confirmed_at",schemaPath:"#/properties/confirmed_at/type",keyword:"type",params:{type:"string"}}],!1;var i=f===e}else
var i=!0;if(i){if(r.same!==void 0){let p=r.same;const f=e;if(!(p==="bytes"||p==="graph"))return M.errors=[{instancePath:s+"/same",schemaPath:"#/properties/same/\
enum",keyword:"enum",params:{allowedValues:pe.properties.same.enum}}],!1;var i=f===e}else var i=!0;if(i)if(r.blake3!==void 0){let p=r.blake3;const f=e;if(e===f)
if(typeof p=="string"){if(!S.test(p))return M.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-\
9a-f]{64}$"}}],!1}else return M.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=f===e}else
var i=!0}}}}else return M.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return M.errors=n,e===0}const ye=E;function E(r,{instancePath:s="",parentData:G,parentDataProperty:H,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let p;if(r.
kind===void 0&&(p="kind")||r.version===void 0&&(p="version")||r.created_at===void 0&&(p="created_at")||r.size_bytes===void 0&&(p="size_bytes")||r.blake3===void 0&&
(p="blake3")||r.sha256===void 0&&(p="sha256")||r.page_size===void 0&&(p="page_size")||r.pages===void 0&&(p="pages")||r.base===void 0&&(p="base"))return E.errors=
[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:p}}],!1;if(r.kind!==void 0){const f=e;if(r.kind!=="liel-differential")return E.
errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-differential"}}],!1;var i=f===e}else var i=!0;if(i){
if(r.version!==void 0){const f=e;if(r.version!==1)return E.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],
!1;var i=f===e}else var i=!0;if(i){if(r.created_at!==void 0){let f=r.created_at;const a=e;if(e===a)if(typeof f=="string"){if(!ne.test(f))return E.errors=[{instancePath:s+
"/created_at",schemaPath:"#/properties/created_at/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\
\\d:[0-5]\\d(\\.\\d+)?Z$"}}],!1}else return E.errors=[{instancePath:s+"/created_at",schemaPath:"#/properties/created_at/type",keyword:"type",params:{type:"strin\
g"}}],!1;var i=a===e}else var i=!0;if(i){if(r.size_bytes!==void 0){let f=r.size_bytes;const a=e;if(!(typeof f=="number"&&!(f%1)&&!isNaN(f)&&isFinite(f)))return E.
errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===a&&typeof f=="number"&&isFinite(
f)){if(f>9007199254740991||isNaN(f))return E.errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"\
<=",limit:9007199254740991}}],!1;if(f<0||isNaN(f))return E.errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/minimum",keyword:"minimum",
params:{comparison:">=",limit:0}}],!1}var i=a===e}else var i=!0;if(i){if(r.blake3!==void 0){let f=r.blake3;const a=e;if(e===a)if(typeof f=="string"){if(!S.test(
f))return E.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return E.errors=
[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=a===e}else var i=!0;if(i){if(r.sha256!==void 0){
let f=r.sha256;const a=e;if(e===a)if(typeof f=="string"){if(!S.test(f))return E.errors=[{instancePath:s+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"\
pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return E.errors=[{instancePath:s+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type:"\
string"}}],!1;var i=a===e}else var i=!0;if(i){if(r.page_size!==void 0){const f=e;if(r.page_size!==4096)return E.errors=[{instancePath:s+"/page_size",schemaPath:"\
#/properties/page_size/const",keyword:"const",params:{allowedValue:4096}}],!1;var i=f===e}else var i=!0;if(i){if(r.pages!==void 0){let f=r.pages;const a=e;if(!(typeof f==
"number"&&!(f%1)&&!isNaN(f)&&isFinite(f)))return E.errors=[{instancePath:s+"/pages",schemaPath:"#/properties/pages/type",keyword:"type",params:{type:"integer"}}],
!1;if(e===a&&typeof f=="number"&&isFinite(f)){if(f>9007199254740991||isNaN(f))return E.errors=[{instancePath:s+"/pages",schemaPath:"#/properties/pages/maximum",
keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(f<0||isNaN(f))return E.errors=[{instancePath:s+"/pages",schemaPath:"#/properties/pages\
/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=a===e}else var i=!0;if(i)if(r.base!==void 0){let f=r.base;const a=e;if(e===a)if(f&&typeof f==
"object"&&!Array.isArray(f)){let z;if(f.name===void 0&&(z="name")||f.size_bytes===void 0&&(z="size_bytes")||f.seal_root===void 0&&(z="seal_root"))return E.errors=
[{instancePath:s+"/base",schemaPath:"#/properties/base/required",keyword:"required",params:{missingProperty:z}}],!1;if(f.name!==void 0){const N=e;if(typeof f.name!=
"string")return E.errors=[{instancePath:s+"/base/name",schemaPath:"#/properties/base/properties/name/type",keyword:"type",params:{type:"string"}}],!1;var h=N===
e}else var h=!0;if(h){if(f.size_bytes!==void 0){let N=f.size_bytes;const t=e;if(!(typeof N=="number"&&!(N%1)&&!isNaN(N)&&isFinite(N)))return E.errors=[{instancePath:s+
"/base/size_bytes",schemaPath:"#/properties/base/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===t&&typeof N=="number"&&isFinite(
N)){if(N>9007199254740991||isNaN(N))return E.errors=[{instancePath:s+"/base/size_bytes",schemaPath:"#/properties/base/properties/size_bytes/maximum",keyword:"ma\
ximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(N<0||isNaN(N))return E.errors=[{instancePath:s+"/base/size_bytes",schemaPath:"#/properties/base/p\
roperties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var h=t===e}else var h=!0;if(h)if(f.seal_root!==void 0){let N=f.seal_root;
const t=e;if(e===t)if(typeof N=="string"){if(!S.test(N))return E.errors=[{instancePath:s+"/base/seal_root",schemaPath:"#/properties/base/properties/seal_root/pa\
ttern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return E.errors=[{instancePath:s+"/base/seal_root",schemaPath:"#/properties/base/properties\
/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var h=t===e}else var h=!0}}else return E.errors=[{instancePath:s+"/base",schemaPath:"#/properties/ba\
se/type",keyword:"type",params:{type:"object"}}],!1;var i=a===e}else var i=!0}}}}}}}}else return E.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{
type:"object"}}],!1;return E.errors=n,e===0}const ce=x,te={$id:"history-index.schema.json",type:"object",properties:{kind:{const:"liel-history-index"},version:{
const:1},sha256:{type:"string",pattern:"^[0-9a-f]{64}$"},copies:{type:"array",items:{type:"object",properties:{backup:{type:"string"},size_bytes:{type:"integer",
minimum:0},modified_ns:{type:"string",pattern:"^-?\\d{1,20}$"},blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},since:{type:["string","null"],pattern:"^[0-9a-f]{\
64}$"},nodes:{type:"integer",minimum:0},edges:{type:"integer",minimum:0},changes:{type:["array","null"],items:{type:"integer",minimum:0},minItems:6,maxItems:6},
touched_nodes:{type:["string","null"]},touched_edges:{type:["string","null"]}},required:["backup","size_bytes","modified_ns","blake3","since","nodes","edges","c\
hanges","touched_nodes","touched_edges"]}}},required:["kind","version","sha256","copies"]},le=new RegExp("^-?\\d{1,20}$","u");function x(r,{instancePath:s="",parentData:G,
parentDataProperty:H,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let a;if(r.kind===void 0&&(a="kind")||r.version===void 0&&
(a="version")||r.sha256===void 0&&(a="sha256")||r.copies===void 0&&(a="copies"))return x.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{
missingProperty:a}}],!1;if(r.kind!==void 0){const y=e;if(r.kind!=="liel-history-index")return x.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/co\
nst",keyword:"const",params:{allowedValue:"liel-history-index"}}],!1;var i=y===e}else var i=!0;if(i){if(r.version!==void 0){const y=e;if(r.version!==1)return x.
errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=y===e}else var i=!0;if(i){if(r.sha256!==
void 0){let y=r.sha256;const z=e;if(e===z)if(typeof y=="string"){if(!S.test(y))return x.errors=[{instancePath:s+"/sha256",schemaPath:"#/properties/sha256/patter\
n",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return x.errors=[{instancePath:s+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",
params:{type:"string"}}],!1;var i=z===e}else var i=!0;if(i)if(r.copies!==void 0){let y=r.copies;const z=e;if(e===z)if(Array.isArray(y)){var h=!0;const t=y.length;
for(let d=0;d<t;d++){let A=y[d];const F=e;if(e===F)if(A&&typeof A=="object"&&!Array.isArray(A)){let g;if(A.backup===void 0&&(g="backup")||A.size_bytes===void 0&&
(g="size_bytes")||A.modified_ns===void 0&&(g="modified_ns")||A.blake3===void 0&&(g="blake3")||A.since===void 0&&(g="since")||A.nodes===void 0&&(g="nodes")||A.edges===
void 0&&(g="edges")||A.changes===void 0&&(g="changes")||A.touched_nodes===void 0&&(g="touched_nodes")||A.touched_edges===void 0&&(g="touched_edges"))return x.errors=
[{instancePath:s+"/copies/"+d,schemaPath:"#/properties/copies/items/required",keyword:"required",params:{missingProperty:g}}],!1;if(A.backup!==void 0){const u=e;
if(typeof A.backup!="string")return x.errors=[{instancePath:s+"/copies/"+d+"/backup",schemaPath:"#/properties/copies/items/properties/backup/type",keyword:"type",
params:{type:"string"}}],!1;var p=u===e}else var p=!0;if(p){if(A.size_bytes!==void 0){let u=A.size_bytes;const b=e;if(!(typeof u=="number"&&!(u%1)&&!isNaN(u)&&isFinite(
u)))return x.errors=[{instancePath:s+"/copies/"+d+"/size_bytes",schemaPath:"#/properties/copies/items/properties/size_bytes/type",keyword:"type",params:{type:"i\
nteger"}}],!1;if(e===b&&typeof u=="number"&&isFinite(u)&&(u<0||isNaN(u)))return x.errors=[{instancePath:s+"/copies/"+d+"/size_bytes",schemaPath:"#/properties/co\
pies/items/properties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var p=b===e}else var p=!0;if(p){if(A.modified_ns!==void 0){let u=A.
modified_ns;const b=e;if(e===b)if(typeof u=="string"){if(!le.test(u))return x.errors=[{instancePath:s+"/copies/"+d+"/modified_ns",schemaPath:"#/properties/copie\
s/items/properties/modified_ns/pattern",keyword:"pattern",params:{pattern:"^-?\\d{1,20}$"}}],!1}else return x.errors=[{instancePath:s+"/copies/"+d+"/modified_ns",
schemaPath:"#/properties/copies/items/properties/modified_ns/type",keyword:"type",params:{type:"string"}}],!1;var p=b===e}else var p=!0;if(p){if(A.blake3!==void 0){
let u=A.blake3;const b=e;if(e===b)if(typeof u=="string"){if(!S.test(u))return x.errors=[{instancePath:s+"/copies/"+d+"/blake3",schemaPath:"#/properties/copies/i\
tems/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return x.errors=[{instancePath:s+"/copies/"+d+"/blake3",schemaPath:"\
#/properties/copies/items/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var p=b===e}else var p=!0;if(p){if(A.since!==void 0){let u=A.since;
const b=e;if(typeof u!="string"&&u!==null)return x.errors=[{instancePath:s+"/copies/"+d+"/since",schemaPath:"#/properties/copies/items/properties/since/type",keyword:"\
type",params:{type:te.properties.copies.items.properties.since.type}}],!1;if(e===b&&typeof u=="string"&&!S.test(u))return x.errors=[{instancePath:s+"/copies/"+d+
"/since",schemaPath:"#/properties/copies/items/properties/since/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1;var p=b===e}else var p=!0;if(p){
if(A.nodes!==void 0){let u=A.nodes;const b=e;if(!(typeof u=="number"&&!(u%1)&&!isNaN(u)&&isFinite(u)))return x.errors=[{instancePath:s+"/copies/"+d+"/nodes",schemaPath:"\
#/properties/copies/items/properties/nodes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===b&&typeof u=="number"&&isFinite(u)&&(u<0||isNaN(u)))return x.
errors=[{instancePath:s+"/copies/"+d+"/nodes",schemaPath:"#/properties/copies/items/properties/nodes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1;var p=b===e}else var p=!0;if(p){if(A.edges!==void 0){let u=A.edges;const b=e;if(!(typeof u=="number"&&!(u%1)&&!isNaN(u)&&isFinite(u)))return x.errors=[{instancePath:s+
"/copies/"+d+"/edges",schemaPath:"#/properties/copies/items/properties/edges/type",keyword:"type",params:{type:"integer"}}],!1;if(e===b&&typeof u=="number"&&isFinite(
u)&&(u<0||isNaN(u)))return x.errors=[{instancePath:s+"/copies/"+d+"/edges",schemaPath:"#/properties/copies/items/properties/edges/minimum",keyword:"minimum",params:{
comparison:">=",limit:0}}],!1;var p=b===e}else var p=!0;if(p){if(A.changes!==void 0){let u=A.changes;const b=e;if(!Array.isArray(u)&&u!==null)return x.errors=[{
instancePath:s+"/copies/"+d+"/changes",schemaPath:"#/properties/copies/items/properties/changes/type",keyword:"type",params:{type:te.properties.copies.items.properties.
changes.type}}],!1;if(e===b&&Array.isArray(u)){if(u.length>6)return x.errors=[{instancePath:s+"/copies/"+d+"/changes",schemaPath:"#/properties/copies/items/prop\
erties/changes/maxItems",keyword:"maxItems",params:{limit:6}}],!1;if(u.length<6)return x.errors=[{instancePath:s+"/copies/"+d+"/changes",schemaPath:"#/propertie\
s/copies/items/properties/changes/minItems",keyword:"minItems",params:{limit:6}}],!1;{var f=!0;const j=u.length;for(let V=0;V<j;V++){let l=u[V];const c=e;if(!(typeof l==
"number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return x.errors=[{instancePath:s+"/copies/"+d+"/changes/"+V,schemaPath:"#/properties/copies/items/properties/changes/i\
tems/type",keyword:"type",params:{type:"integer"}}],!1;if(e===c&&typeof l=="number"&&isFinite(l)&&(l<0||isNaN(l)))return x.errors=[{instancePath:s+"/copies/"+d+
"/changes/"+V,schemaPath:"#/properties/copies/items/properties/changes/items/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var f=c===e;if(!f)
break}}}var p=b===e}else var p=!0;if(p){if(A.touched_nodes!==void 0){let u=A.touched_nodes;const b=e;if(typeof u!="string"&&u!==null)return x.errors=[{instancePath:s+
"/copies/"+d+"/touched_nodes",schemaPath:"#/properties/copies/items/properties/touched_nodes/type",keyword:"type",params:{type:te.properties.copies.items.properties.
touched_nodes.type}}],!1;var p=b===e}else var p=!0;if(p)if(A.touched_edges!==void 0){let u=A.touched_edges;const b=e;if(typeof u!="string"&&u!==null)return x.errors=
[{instancePath:s+"/copies/"+d+"/touched_edges",schemaPath:"#/properties/copies/items/properties/touched_edges/type",keyword:"type",params:{type:te.properties.copies.
items.properties.touched_edges.type}}],!1;var p=b===e}else var p=!0}}}}}}}}}else return x.errors=[{instancePath:s+"/copies/"+d,schemaPath:"#/properties/copies/i\
tems/type",keyword:"type",params:{type:"object"}}],!1;var h=F===e;if(!h)break}}else return x.errors=[{instancePath:s+"/copies",schemaPath:"#/properties/copies/t\
ype",keyword:"type",params:{type:"array"}}],!1;var i=z===e}else var i=!0}}}else return x.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return x.errors=n,e===0}const _e=D,ee={$id:"merge-plan.schema.json",type:"object",properties:{kind:{const:"liel-merge-plan"},version:{const:1},merge_plan_version:{
const:1},left:{$ref:"#/$defs/input"},right:{$ref:"#/$defs/input"},mode:{enum:["append","node_key","identity_rules"]},node_keys:{type:"array",items:{type:"string"}},
identity_rules:{type:"object",additionalProperties:{type:"array",items:{type:"string"}}},edge_strategy:{enum:["append","idempotent"]},on_node_conflict:{enum:["k\
eep_dst","overwrite_from_src","merge_props"]},allow_duplicates:{type:"boolean"},questions:{$ref:"#/$defs/count"},open_conflicts:{$ref:"#/$defs/count"},decisions:{
type:"array",items:{type:"object",properties:{question:{type:"string"},decision:{enum:["keep","take","skip"]}},required:["decision","question"]}},counts:{type:[
"object","null"],properties:{edges_created:{$ref:"#/$defs/count"},edges_reused:{$ref:"#/$defs/count"},edges_skipped:{$ref:"#/$defs/count"},nodes_created:{$ref:"\
#/$defs/count"},nodes_reused:{$ref:"#/$defs/count"},nodes_skipped:{$ref:"#/$defs/count"}},required:["edges_created","edges_reused","edges_skipped","nodes_create\
d","nodes_reused","nodes_skipped"]}},required:["allow_duplicates","counts","decisions","edge_strategy","identity_rules","left","merge_plan_version","mode","node\
_keys","on_node_conflict","open_conflicts","questions","right"],allOf:[{if:{properties:{mode:{const:"node_key"}}},then:{properties:{node_keys:{type:"array",minItems:1}}}},
{if:{properties:{mode:{const:"identity_rules"}}},then:{properties:{identity_rules:{type:"object",minProperties:1,additionalProperties:{type:"array",minItems:1}}}}}],
$defs:{count:{type:"integer",minimum:0,maximum:9007199254740991},input:{type:"object",properties:{path:{type:"string"},blake3:{type:"string",pattern:"^[0-9a-f]{\
64}$"},nodes:{$ref:"#/$defs/count"},edges:{$ref:"#/$defs/count"}},required:["blake3","edges","nodes","path"]}}};function q(r,{instancePath:s="",parentData:G,parentDataProperty:H,rootData:$=r}={}){let n=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return q.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return q.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return q.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return q.errors=n,e===0}function J(r,{instancePath:s="",parentData:G,
parentDataProperty:H,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let h;if(r.blake3===void 0&&(h="blake3")||r.edges===
void 0&&(h="edges")||r.nodes===void 0&&(h="nodes")||r.path===void 0&&(h="path"))return J.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{
missingProperty:h}}],!1;if(r.path!==void 0){const p=e;if(typeof r.path!="string")return J.errors=[{instancePath:s+"/path",schemaPath:"#/properties/path/type",keyword:"\
type",params:{type:"string"}}],!1;var i=p===e}else var i=!0;if(i){if(r.blake3!==void 0){let p=r.blake3;const f=e;if(e===f)if(typeof p=="string"){if(!S.test(p))return J.
errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return J.errors=[{instancePath:s+
"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=f===e}else var i=!0;if(i){if(r.nodes!==void 0){const p=e;q(r.nodes,
{instancePath:s+"/nodes",parentData:r,parentDataProperty:"nodes",rootData:$})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var i=p===e}else var i=!0;if(i)
if(r.edges!==void 0){const p=e;q(r.edges,{instancePath:s+"/edges",parentData:r,parentDataProperty:"edges",rootData:$})||(n=n===null?q.errors:n.concat(q.errors),
e=n.length);var i=p===e}else var i=!0}}}else return J.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return J.errors=n,e===
0}function D(r,{instancePath:s="",parentData:G,parentDataProperty:H,rootData:$=r}={}){let n=null,e=0;const i=e,h=e;let p=!0;const f=e;if(r&&typeof r=="object"&&
!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="node_key"){const b={};n===null?n=[b]:n.push(b),e++}var a=f===e;if(e=h,n!==null&&(h?n.length=h:n=null),a){const b=e;
if(r&&typeof r=="object"&&!Array.isArray(r)&&r.node_keys!==void 0){let j=r.node_keys;if(e===e)if(Array.isArray(j)){if(j.length<1)return D.errors=[{instancePath:s+
"/node_keys",schemaPath:"#/allOf/0/then/properties/node_keys/minItems",keyword:"minItems",params:{limit:1}}],!1}else return D.errors=[{instancePath:s+"/node_key\
s",schemaPath:"#/allOf/0/then/properties/node_keys/type",keyword:"type",params:{type:"array"}}],!1}var a=b===e;p=a}if(!p){const b={instancePath:s,schemaPath:"#/\
allOf/0/if",keyword:"if",params:{failingKeyword:"then"}};return n===null?n=[b]:n.push(b),e++,D.errors=n,!1}var y=i===e;if(y){const b=e,o=e;let j=!0;const V=e;if(r&&
typeof r=="object"&&!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="identity_rules"){const c={};n===null?n=[c]:n.push(c),e++}var z=V===e;if(e=o,n!==null&&(o?n.length=
o:n=null),z){const c=e;if(r&&typeof r=="object"&&!Array.isArray(r)&&r.identity_rules!==void 0){let Z=r.identity_rules;if(e===e)if(Z&&typeof Z=="object"&&!Array.
isArray(Z)){if(Object.keys(Z).length<1)return D.errors=[{instancePath:s+"/identity_rules",schemaPath:"#/allOf/1/then/properties/identity_rules/minProperties",keyword:"\
minProperties",params:{limit:1}}],!1;for(const v in Z){let O=Z[v];const re=e;if(e===re)if(Array.isArray(O)){if(O.length<1)return D.errors=[{instancePath:s+"/ide\
ntity_rules/"+v.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_rules/additionalProperties/minItems",keyword:"minItems",params:{
limit:1}}],!1}else return D.errors=[{instancePath:s+"/identity_rules/"+v.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_r\
ules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var N=re===e;if(!N)break}}else return D.errors=[{instancePath:s+"/identity_rules",schemaPath:"\
#/allOf/1/then/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1}var z=c===e;j=z}if(!j){const c={instancePath:s,schemaPath:"#/allOf/1/i\
f",keyword:"if",params:{failingKeyword:"then"}};return n===null?n=[c]:n.push(c),e++,D.errors=n,!1}var y=b===e}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(
r)){let b;if(r.allow_duplicates===void 0&&(b="allow_duplicates")||r.counts===void 0&&(b="counts")||r.decisions===void 0&&(b="decisions")||r.edge_strategy===void 0&&
(b="edge_strategy")||r.identity_rules===void 0&&(b="identity_rules")||r.left===void 0&&(b="left")||r.merge_plan_version===void 0&&(b="merge_plan_version")||r.mode===
void 0&&(b="mode")||r.node_keys===void 0&&(b="node_keys")||r.on_node_conflict===void 0&&(b="on_node_conflict")||r.open_conflicts===void 0&&(b="open_conflicts")||
r.questions===void 0&&(b="questions")||r.right===void 0&&(b="right"))return D.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:b}}],
!1;if(r.kind!==void 0){const o=e;if(r.kind!=="liel-merge-plan")return D.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-merge-plan"}}],!1;var t=o===e}else var t=!0;if(t){if(r.version!==void 0){const o=e;if(r.version!==1)return D.errors=[{instancePath:s+"/versio\
n",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var t=o===e}else var t=!0;if(t){if(r.merge_plan_version!==void 0){const o=e;
if(r.merge_plan_version!==1)return D.errors=[{instancePath:s+"/merge_plan_version",schemaPath:"#/properties/merge_plan_version/const",keyword:"const",params:{allowedValue:1}}],
!1;var t=o===e}else var t=!0;if(t){if(r.left!==void 0){const o=e;J(r.left,{instancePath:s+"/left",parentData:r,parentDataProperty:"left",rootData:$})||(n=n===null?
J.errors:n.concat(J.errors),e=n.length);var t=o===e}else var t=!0;if(t){if(r.right!==void 0){const o=e;J(r.right,{instancePath:s+"/right",parentData:r,parentDataProperty:"\
right",rootData:$})||(n=n===null?J.errors:n.concat(J.errors),e=n.length);var t=o===e}else var t=!0;if(t){if(r.mode!==void 0){let o=r.mode;const j=e;if(!(o==="ap\
pend"||o==="node_key"||o==="identity_rules"))return D.errors=[{instancePath:s+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues:ee.
properties.mode.enum}}],!1;var t=j===e}else var t=!0;if(t){if(r.node_keys!==void 0){let o=r.node_keys;const j=e;if(e===j)if(Array.isArray(o)){var d=!0;const l=o.
length;for(let c=0;c<l;c++){const C=e;if(typeof o[c]!="string")return D.errors=[{instancePath:s+"/node_keys/"+c,schemaPath:"#/properties/node_keys/items/type",keyword:"\
type",params:{type:"string"}}],!1;var d=C===e;if(!d)break}}else return D.errors=[{instancePath:s+"/node_keys",schemaPath:"#/properties/node_keys/type",keyword:"\
type",params:{type:"array"}}],!1;var t=j===e}else var t=!0;if(t){if(r.identity_rules!==void 0){let o=r.identity_rules;const j=e;if(e===j)if(o&&typeof o=="object"&&
!Array.isArray(o))for(const l in o){let c=o[l];const C=e;if(e===C)if(Array.isArray(c)){var A=!0;const Z=c.length;for(let w=0;w<Z;w++){const v=e;if(typeof c[w]!=
"string")return D.errors=[{instancePath:s+"/identity_rules/"+l.replace(/~/g,"~0").replace(/\//g,"~1")+"/"+w,schemaPath:"#/properties/identity_rules/additionalPr\
operties/items/type",keyword:"type",params:{type:"string"}}],!1;var A=v===e;if(!A)break}}else return D.errors=[{instancePath:s+"/identity_rules/"+l.replace(/~/g,
"~0").replace(/\//g,"~1"),schemaPath:"#/properties/identity_rules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var F=C===e;if(!F)break}else
return D.errors=[{instancePath:s+"/identity_rules",schemaPath:"#/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1;var t=j===e}else var t=!0;
if(t){if(r.edge_strategy!==void 0){let o=r.edge_strategy;const j=e;if(!(o==="append"||o==="idempotent"))return D.errors=[{instancePath:s+"/edge_strategy",schemaPath:"\
#/properties/edge_strategy/enum",keyword:"enum",params:{allowedValues:ee.properties.edge_strategy.enum}}],!1;var t=j===e}else var t=!0;if(t){if(r.on_node_conflict!==
void 0){let o=r.on_node_conflict;const j=e;if(!(o==="keep_dst"||o==="overwrite_from_src"||o==="merge_props"))return D.errors=[{instancePath:s+"/on_node_conflict",
schemaPath:"#/properties/on_node_conflict/enum",keyword:"enum",params:{allowedValues:ee.properties.on_node_conflict.enum}}],!1;var t=j===e}else var t=!0;if(t){if(r.
allow_duplicates!==void 0){const o=e;if(typeof r.allow_duplicates!="boolean")return D.errors=[{instancePath:s+"/allow_duplicates",schemaPath:"#/properties/allow\
_duplicates/type",keyword:"type",params:{type:"boolean"}}],!1;var t=o===e}else var t=!0;if(t){if(r.questions!==void 0){const o=e;q(r.questions,{instancePath:s+"\
/questions",parentData:r,parentDataProperty:"questions",rootData:$})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var t=o===e}else var t=!0;if(t){if(r.open_conflicts!==
void 0){const o=e;q(r.open_conflicts,{instancePath:s+"/open_conflicts",parentData:r,parentDataProperty:"open_conflicts",rootData:$})||(n=n===null?q.errors:n.concat(
q.errors),e=n.length);var t=o===e}else var t=!0;if(t){if(r.decisions!==void 0){let o=r.decisions;const j=e;if(e===j)if(Array.isArray(o)){var m=!0;const l=o.length;
for(let c=0;c<l;c++){let C=o[c];const Z=e;if(e===Z)if(C&&typeof C=="object"&&!Array.isArray(C)){let v;if(C.decision===void 0&&(v="decision")||C.question===void 0&&
(v="question"))return D.errors=[{instancePath:s+"/decisions/"+c,schemaPath:"#/properties/decisions/items/required",keyword:"required",params:{missingProperty:v}}],
!1;if(C.question!==void 0){const O=e;if(typeof C.question!="string")return D.errors=[{instancePath:s+"/decisions/"+c+"/question",schemaPath:"#/properties/decisi\
ons/items/properties/question/type",keyword:"type",params:{type:"string"}}],!1;var g=O===e}else var g=!0;if(g)if(C.decision!==void 0){let O=C.decision;const re=e;
if(!(O==="keep"||O==="take"||O==="skip"))return D.errors=[{instancePath:s+"/decisions/"+c+"/decision",schemaPath:"#/properties/decisions/items/properties/decisi\
on/enum",keyword:"enum",params:{allowedValues:ee.properties.decisions.items.properties.decision.enum}}],!1;var g=re===e}else var g=!0}else return D.errors=[{instancePath:s+
"/decisions/"+c,schemaPath:"#/properties/decisions/items/type",keyword:"type",params:{type:"object"}}],!1;var m=Z===e;if(!m)break}}else return D.errors=[{instancePath:s+
"/decisions",schemaPath:"#/properties/decisions/type",keyword:"type",params:{type:"array"}}],!1;var t=j===e}else var t=!0;if(t)if(r.counts!==void 0){let o=r.counts;
const j=e;if(!(o&&typeof o=="object"&&!Array.isArray(o))&&o!==null)return D.errors=[{instancePath:s+"/counts",schemaPath:"#/properties/counts/type",keyword:"typ\
e",params:{type:ee.properties.counts.type}}],!1;if(e===j&&o&&typeof o=="object"&&!Array.isArray(o)){let l;if(o.edges_created===void 0&&(l="edges_created")||o.edges_reused===
void 0&&(l="edges_reused")||o.edges_skipped===void 0&&(l="edges_skipped")||o.nodes_created===void 0&&(l="nodes_created")||o.nodes_reused===void 0&&(l="nodes_reu\
sed")||o.nodes_skipped===void 0&&(l="nodes_skipped"))return D.errors=[{instancePath:s+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{
missingProperty:l}}],!1;if(o.edges_created!==void 0){const c=e;q(o.edges_created,{instancePath:s+"/counts/edges_created",parentData:o,parentDataProperty:"edges_\
created",rootData:$})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var u=c===e}else var u=!0;if(u){if(o.edges_reused!==void 0){const c=e;q(o.edges_reused,
{instancePath:s+"/counts/edges_reused",parentData:o,parentDataProperty:"edges_reused",rootData:$})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var u=c===
e}else var u=!0;if(u){if(o.edges_skipped!==void 0){const c=e;q(o.edges_skipped,{instancePath:s+"/counts/edges_skipped",parentData:o,parentDataProperty:"edges_sk\
ipped",rootData:$})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var u=c===e}else var u=!0;if(u){if(o.nodes_created!==void 0){const c=e;q(o.nodes_created,
{instancePath:s+"/counts/nodes_created",parentData:o,parentDataProperty:"nodes_created",rootData:$})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var u=c===
e}else var u=!0;if(u){if(o.nodes_reused!==void 0){const c=e;q(o.nodes_reused,{instancePath:s+"/counts/nodes_reused",parentData:o,parentDataProperty:"nodes_reuse\
d",rootData:$})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var u=c===e}else var u=!0;if(u)if(o.nodes_skipped!==void 0){const c=e;q(o.nodes_skipped,{instancePath:s+
"/counts/nodes_skipped",parentData:o,parentDataProperty:"nodes_skipped",rootData:$})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var u=c===e}else var u=!0}}}}}
var t=j===e}else var t=!0}}}}}}}}}}}}}}else return D.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return D.errors=n,e===
0}const he=_,Y={$id:"receipt.schema.json",type:"object",properties:{kind:{const:"liel-receipt"},version:{const:1},receipt_version:{const:1},tool:{type:"object",
properties:{name:{const:"liel-ops"},version:{type:"string"}},required:["name","version"]},source:{type:"string"},identity:{type:"object",properties:{path:{type:"\
string"},machine:{type:"string"},lineage:{type:"array",items:{type:"string"}}},required:["path","machine","lineage"]},created_at:{type:"string",pattern:"^\\d{4}-\
(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"},live:{type:"boolean"},size_bytes:{type:"integer",minimum:0,maximum:9007199254740991},
blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},format:{type:"string"},manifest_sha256:{type:["string","null"],pattern:"^[0-9a-f]{64}$"},node_count:{type:["inte\
ger","null"],minimum:0,maximum:9007199254740991},edge_count:{type:["integer","null"],minimum:0,maximum:9007199254740991},wal_pages_applied:{type:"integer",minimum:0,
maximum:9007199254740991},wal_bytes_cut:{type:"integer",minimum:0,maximum:9007199254740991},finding_count:{type:"integer",minimum:0,maximum:9007199254740991},first_finding:{
type:["string","null"]},seal_root:{type:"string",pattern:"^[0-9a-f]{64}$"},drill:{type:"object",properties:{done:{type:"boolean"},ms:{type:"integer",minimum:0,maximum:9007199254740991},
verdict:{enum:["pass","not done"]},before:{const:"encryption"},reason:{type:"string"}},required:["done","ms","verdict"]},stored:{type:"object",properties:{codec:{
enum:["none","zstd","delta"]},encryption:{const:"age"},size_bytes:{type:"integer",minimum:0,maximum:9007199254740991},sha256:{type:"string",pattern:"^[0-9a-f]{6\
4}$"},pages:{type:"integer",minimum:0,maximum:9007199254740991},base:{type:"object",properties:{name:{type:"string"},size_bytes:{type:"integer",minimum:0,maximum:9007199254740991},
seal_root:{type:"string",pattern:"^[0-9a-f]{64}$"}},required:["name","size_bytes","seal_root"]}},required:["codec","size_bytes","sha256"]}},required:["blake3","\
created_at","drill","edge_count","finding_count","first_finding","live","manifest_sha256","node_count","receipt_version","seal_root","size_bytes","source","tool",
"wal_bytes_cut","wal_pages_applied"]};function _(r,{instancePath:s="",parentData:G,parentDataProperty:H,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r==
"object"&&!Array.isArray(r)){let N;if(r.blake3===void 0&&(N="blake3")||r.created_at===void 0&&(N="created_at")||r.drill===void 0&&(N="drill")||r.edge_count===void 0&&
(N="edge_count")||r.finding_count===void 0&&(N="finding_count")||r.first_finding===void 0&&(N="first_finding")||r.live===void 0&&(N="live")||r.manifest_sha256===
void 0&&(N="manifest_sha256")||r.node_count===void 0&&(N="node_count")||r.receipt_version===void 0&&(N="receipt_version")||r.seal_root===void 0&&(N="seal_root")||
r.size_bytes===void 0&&(N="size_bytes")||r.source===void 0&&(N="source")||r.tool===void 0&&(N="tool")||r.wal_bytes_cut===void 0&&(N="wal_bytes_cut")||r.wal_pages_applied===
void 0&&(N="wal_pages_applied"))return _.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:N}}],!1;if(r.kind!==void 0){
const t=e;if(r.kind!=="liel-receipt")return _.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-re\
ceipt"}}],!1;var i=t===e}else var i=!0;if(i){if(r.version!==void 0){const t=e;if(r.version!==1)return _.errors=[{instancePath:s+"/version",schemaPath:"#/propert\
ies/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=t===e}else var i=!0;if(i){if(r.receipt_version!==void 0){const t=e;if(r.receipt_version!==
1)return _.errors=[{instancePath:s+"/receipt_version",schemaPath:"#/properties/receipt_version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=t===e}else
var i=!0;if(i){if(r.tool!==void 0){let t=r.tool;const d=e;if(e===d)if(t&&typeof t=="object"&&!Array.isArray(t)){let F;if(t.name===void 0&&(F="name")||t.version===
void 0&&(F="version"))return _.errors=[{instancePath:s+"/tool",schemaPath:"#/properties/tool/required",keyword:"required",params:{missingProperty:F}}],!1;if(t.name!==
void 0){const m=e;if(t.name!=="liel-ops")return _.errors=[{instancePath:s+"/tool/name",schemaPath:"#/properties/tool/properties/name/const",keyword:"const",params:{
allowedValue:"liel-ops"}}],!1;var h=m===e}else var h=!0;if(h)if(t.version!==void 0){const m=e;if(typeof t.version!="string")return _.errors=[{instancePath:s+"/t\
ool/version",schemaPath:"#/properties/tool/properties/version/type",keyword:"type",params:{type:"string"}}],!1;var h=m===e}else var h=!0}else return _.errors=[{
instancePath:s+"/tool",schemaPath:"#/properties/tool/type",keyword:"type",params:{type:"object"}}],!1;var i=d===e}else var i=!0;if(i){if(r.source!==void 0){const t=e;
if(typeof r.source!="string")return _.errors=[{instancePath:s+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type:"string"}}],!1;var i=t===
e}else var i=!0;if(i){if(r.identity!==void 0){let t=r.identity;const d=e;if(e===d)if(t&&typeof t=="object"&&!Array.isArray(t)){let F;if(t.path===void 0&&(F="pat\
h")||t.machine===void 0&&(F="machine")||t.lineage===void 0&&(F="lineage"))return _.errors=[{instancePath:s+"/identity",schemaPath:"#/properties/identity/require\
d",keyword:"required",params:{missingProperty:F}}],!1;if(t.path!==void 0){const m=e;if(typeof t.path!="string")return _.errors=[{instancePath:s+"/identity/path",
schemaPath:"#/properties/identity/properties/path/type",keyword:"type",params:{type:"string"}}],!1;var p=m===e}else var p=!0;if(p){if(t.machine!==void 0){const m=e;
if(typeof t.machine!="string")return _.errors=[{instancePath:s+"/identity/machine",schemaPath:"#/properties/identity/properties/machine/type",keyword:"type",params:{
type:"string"}}],!1;var p=m===e}else var p=!0;if(p)if(t.lineage!==void 0){let m=t.lineage;const g=e;if(e===g)if(Array.isArray(m)){var f=!0;const b=m.length;for(let o=0;o<
b;o++){const j=e;if(typeof m[o]!="string")return _.errors=[{instancePath:s+"/identity/lineage/"+o,schemaPath:"#/properties/identity/properties/lineage/items/typ\
e",keyword:"type",params:{type:"string"}}],!1;var f=j===e;if(!f)break}}else return _.errors=[{instancePath:s+"/identity/lineage",schemaPath:"#/properties/identi\
ty/properties/lineage/type",keyword:"type",params:{type:"array"}}],!1;var p=g===e}else var p=!0}}else return _.errors=[{instancePath:s+"/identity",schemaPath:"#\
/properties/identity/type",keyword:"type",params:{type:"object"}}],!1;var i=d===e}else var i=!0;if(i){if(r.created_at!==void 0){let t=r.created_at;const d=e;if(e===
d)if(typeof t=="string"){if(!ne.test(t))return _.errors=[{instancePath:s+"/created_at",schemaPath:"#/properties/created_at/pattern",keyword:"pattern",params:{pattern:"\
^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"}}],!1}else return _.errors=[{instancePath:s+"/created_at",schemaPath:"\
#/properties/created_at/type",keyword:"type",params:{type:"string"}}],!1;var i=d===e}else var i=!0;if(i){if(r.live!==void 0){const t=e;if(typeof r.live!="boolea\
n")return _.errors=[{instancePath:s+"/live",schemaPath:"#/properties/live/type",keyword:"type",params:{type:"boolean"}}],!1;var i=t===e}else var i=!0;if(i){if(r.
size_bytes!==void 0){let t=r.size_bytes;const d=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return _.errors=[{instancePath:s+"/size_bytes",schemaPath:"\
#/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===d&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return _.errors=
[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(
t))return _.errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=d===
e}else var i=!0;if(i){if(r.blake3!==void 0){let t=r.blake3;const d=e;if(e===d)if(typeof t=="string"){if(!S.test(t))return _.errors=[{instancePath:s+"/blake3",schemaPath:"\
#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return _.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/b\
lake3/type",keyword:"type",params:{type:"string"}}],!1;var i=d===e}else var i=!0;if(i){if(r.format!==void 0){const t=e;if(typeof r.format!="string")return _.errors=
[{instancePath:s+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type:"string"}}],!1;var i=t===e}else var i=!0;if(i){if(r.manifest_sha256!==
void 0){let t=r.manifest_sha256;const d=e;if(typeof t!="string"&&t!==null)return _.errors=[{instancePath:s+"/manifest_sha256",schemaPath:"#/properties/manifest_\
sha256/type",keyword:"type",params:{type:Y.properties.manifest_sha256.type}}],!1;if(e===d&&typeof t=="string"&&!S.test(t))return _.errors=[{instancePath:s+"/man\
ifest_sha256",schemaPath:"#/properties/manifest_sha256/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1;var i=d===e}else var i=!0;if(i){if(r.node_count!==
void 0){let t=r.node_count;const d=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))&&t!==null)return _.errors=[{instancePath:s+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:Y.properties.node_count.type}}],!1;if(e===d&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(
t))return _.errors=[{instancePath:s+"/node_count",schemaPath:"#/properties/node_count/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(t<0||isNaN(t))return _.errors=[{instancePath:s+"/node_count",schemaPath:"#/properties/node_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1}var i=d===e}else var i=!0;if(i){if(r.edge_count!==void 0){let t=r.edge_count;const d=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))&&t!==null)return _.
errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",params:{type:Y.properties.edge_count.type}}],!1;if(e===d&&typeof t==
"number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return _.errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/maximum",keyword:"maxi\
mum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return _.errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/mi\
nimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=d===e}else var i=!0;if(i){if(r.wal_pages_applied!==void 0){let t=r.wal_pages_applied;const d=e;
if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return _.errors=[{instancePath:s+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/type",
keyword:"type",params:{type:"integer"}}],!1;if(e===d&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return _.errors=[{instancePath:s+"/wal_pa\
ges_applied",schemaPath:"#/properties/wal_pages_applied/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return _.
errors=[{instancePath:s+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=d===
e}else var i=!0;if(i){if(r.wal_bytes_cut!==void 0){let t=r.wal_bytes_cut;const d=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return _.errors=[{instancePath:s+
"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/type",keyword:"type",params:{type:"integer"}}],!1;if(e===d&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||
isNaN(t))return _.errors=[{instancePath:s+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(t<0||isNaN(t))return _.errors=[{instancePath:s+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/minimum",keyword:"minimum",params:{comparison:">=",
limit:0}}],!1}var i=d===e}else var i=!0;if(i){if(r.finding_count!==void 0){let t=r.finding_count;const d=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(
t)))return _.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/finding_count/type",keyword:"type",params:{type:"integer"}}],!1;if(e===d&&typeof t==
"number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return _.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/finding_count/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return _.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/findin\
g_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=d===e}else var i=!0;if(i){if(r.first_finding!==void 0){let t=r.first_finding;const d=e;
if(typeof t!="string"&&t!==null)return _.errors=[{instancePath:s+"/first_finding",schemaPath:"#/properties/first_finding/type",keyword:"type",params:{type:Y.properties.
first_finding.type}}],!1;var i=d===e}else var i=!0;if(i){if(r.seal_root!==void 0){let t=r.seal_root;const d=e;if(e===d)if(typeof t=="string"){if(!S.test(t))return _.
errors=[{instancePath:s+"/seal_root",schemaPath:"#/properties/seal_root/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return _.errors=[
{instancePath:s+"/seal_root",schemaPath:"#/properties/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var i=d===e}else var i=!0;if(i){if(r.drill!==void 0){
let t=r.drill;const d=e;if(e===d)if(t&&typeof t=="object"&&!Array.isArray(t)){let F;if(t.done===void 0&&(F="done")||t.ms===void 0&&(F="ms")||t.verdict===void 0&&
(F="verdict"))return _.errors=[{instancePath:s+"/drill",schemaPath:"#/properties/drill/required",keyword:"required",params:{missingProperty:F}}],!1;if(t.done!==
void 0){const m=e;if(typeof t.done!="boolean")return _.errors=[{instancePath:s+"/drill/done",schemaPath:"#/properties/drill/properties/done/type",keyword:"type",
params:{type:"boolean"}}],!1;var a=m===e}else var a=!0;if(a){if(t.ms!==void 0){let m=t.ms;const g=e;if(!(typeof m=="number"&&!(m%1)&&!isNaN(m)&&isFinite(m)))return _.
errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/type",keyword:"type",params:{type:"integer"}}],!1;if(e===g&&typeof m=="number"&&
isFinite(m)){if(m>9007199254740991||isNaN(m))return _.errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/maximum",keyword:"maximum",
params:{comparison:"<=",limit:9007199254740991}}],!1;if(m<0||isNaN(m))return _.errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/\
minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var a=g===e}else var a=!0;if(a){if(t.verdict!==void 0){let m=t.verdict;const g=e;if(!(m==="pass"||
m==="not done"))return _.errors=[{instancePath:s+"/drill/verdict",schemaPath:"#/properties/drill/properties/verdict/enum",keyword:"enum",params:{allowedValues:Y.
properties.drill.properties.verdict.enum}}],!1;var a=g===e}else var a=!0;if(a){if(t.before!==void 0){const m=e;if(t.before!=="encryption")return _.errors=[{instancePath:s+
"/drill/before",schemaPath:"#/properties/drill/properties/before/const",keyword:"const",params:{allowedValue:"encryption"}}],!1;var a=m===e}else var a=!0;if(a)if(t.
reason!==void 0){const m=e;if(typeof t.reason!="string")return _.errors=[{instancePath:s+"/drill/reason",schemaPath:"#/properties/drill/properties/reason/type",
keyword:"type",params:{type:"string"}}],!1;var a=m===e}else var a=!0}}}}else return _.errors=[{instancePath:s+"/drill",schemaPath:"#/properties/drill/type",keyword:"\
type",params:{type:"object"}}],!1;var i=d===e}else var i=!0;if(i)if(r.stored!==void 0){let t=r.stored;const d=e;if(e===d)if(t&&typeof t=="object"&&!Array.isArray(
t)){let F;if(t.codec===void 0&&(F="codec")||t.size_bytes===void 0&&(F="size_bytes")||t.sha256===void 0&&(F="sha256"))return _.errors=[{instancePath:s+"/stored",
schemaPath:"#/properties/stored/required",keyword:"required",params:{missingProperty:F}}],!1;if(t.codec!==void 0){let m=t.codec;const g=e;if(!(m==="none"||m==="\
zstd"||m==="delta"))return _.errors=[{instancePath:s+"/stored/codec",schemaPath:"#/properties/stored/properties/codec/enum",keyword:"enum",params:{allowedValues:Y.
properties.stored.properties.codec.enum}}],!1;var y=g===e}else var y=!0;if(y){if(t.encryption!==void 0){const m=e;if(t.encryption!=="age")return _.errors=[{instancePath:s+
"/stored/encryption",schemaPath:"#/properties/stored/properties/encryption/const",keyword:"const",params:{allowedValue:"age"}}],!1;var y=m===e}else var y=!0;if(y){
if(t.size_bytes!==void 0){let m=t.size_bytes;const g=e;if(!(typeof m=="number"&&!(m%1)&&!isNaN(m)&&isFinite(m)))return _.errors=[{instancePath:s+"/stored/size_b\
ytes",schemaPath:"#/properties/stored/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===g&&typeof m=="number"&&isFinite(m)){if(m>9007199254740991||
isNaN(m))return _.errors=[{instancePath:s+"/stored/size_bytes",schemaPath:"#/properties/stored/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"\
<=",limit:9007199254740991}}],!1;if(m<0||isNaN(m))return _.errors=[{instancePath:s+"/stored/size_bytes",schemaPath:"#/properties/stored/properties/size_bytes/mi\
nimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var y=g===e}else var y=!0;if(y){if(t.sha256!==void 0){let m=t.sha256;const g=e;if(e===g)if(typeof m==
"string"){if(!S.test(m))return _.errors=[{instancePath:s+"/stored/sha256",schemaPath:"#/properties/stored/properties/sha256/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return _.errors=[{instancePath:s+"/stored/sha256",schemaPath:"#/properties/stored/properties/sha256/type",keyword:"type",params:{type:"\
string"}}],!1;var y=g===e}else var y=!0;if(y){if(t.pages!==void 0){let m=t.pages;const g=e;if(!(typeof m=="number"&&!(m%1)&&!isNaN(m)&&isFinite(m)))return _.errors=
[{instancePath:s+"/stored/pages",schemaPath:"#/properties/stored/properties/pages/type",keyword:"type",params:{type:"integer"}}],!1;if(e===g&&typeof m=="number"&&
isFinite(m)){if(m>9007199254740991||isNaN(m))return _.errors=[{instancePath:s+"/stored/pages",schemaPath:"#/properties/stored/properties/pages/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(m<0||isNaN(m))return _.errors=[{instancePath:s+"/stored/pages",schemaPath:"#/properties/stored/\
properties/pages/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var y=g===e}else var y=!0;if(y)if(t.base!==void 0){let m=t.base;const g=e;if(e===
g)if(m&&typeof m=="object"&&!Array.isArray(m)){let b;if(m.name===void 0&&(b="name")||m.size_bytes===void 0&&(b="size_bytes")||m.seal_root===void 0&&(b="seal_roo\
t"))return _.errors=[{instancePath:s+"/stored/base",schemaPath:"#/properties/stored/properties/base/required",keyword:"required",params:{missingProperty:b}}],!1;
if(m.name!==void 0){const o=e;if(typeof m.name!="string")return _.errors=[{instancePath:s+"/stored/base/name",schemaPath:"#/properties/stored/properties/base/pr\
operties/name/type",keyword:"type",params:{type:"string"}}],!1;var z=o===e}else var z=!0;if(z){if(m.size_bytes!==void 0){let o=m.size_bytes;const j=e;if(!(typeof o==
"number"&&!(o%1)&&!isNaN(o)&&isFinite(o)))return _.errors=[{instancePath:s+"/stored/base/size_bytes",schemaPath:"#/properties/stored/properties/base/properties/\
size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===j&&typeof o=="number"&&isFinite(o)){if(o>9007199254740991||isNaN(o))return _.errors=[{instancePath:s+
"/stored/base/size_bytes",schemaPath:"#/properties/stored/properties/base/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(o<0||isNaN(o))return _.errors=[{instancePath:s+"/stored/base/size_bytes",schemaPath:"#/properties/stored/properties/base/properties/size_bytes/minimum",keyword:"\
minimum",params:{comparison:">=",limit:0}}],!1}var z=j===e}else var z=!0;if(z)if(m.seal_root!==void 0){let o=m.seal_root;const j=e;if(e===j)if(typeof o=="string"){
if(!S.test(o))return _.errors=[{instancePath:s+"/stored/base/seal_root",schemaPath:"#/properties/stored/properties/base/properties/seal_root/pattern",keyword:"p\
attern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return _.errors=[{instancePath:s+"/stored/base/seal_root",schemaPath:"#/properties/stored/properties/base/pr\
operties/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var z=j===e}else var z=!0}}else return _.errors=[{instancePath:s+"/stored/base",schemaPath:"\
#/properties/stored/properties/base/type",keyword:"type",params:{type:"object"}}],!1;var y=g===e}else var y=!0}}}}}else return _.errors=[{instancePath:s+"/store\
d",schemaPath:"#/properties/stored/type",keyword:"type",params:{type:"object"}}],!1;var i=d===e}else var i=!0}}}}}}}}}}}}}}}}}}}}else return _.errors=[{instancePath:s,
schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return _.errors=n,e===0}const ve=K,de={$id:"repair-plan.schema.json",type:"object",properties:{kind:{
const:"liel-repair-plan"},version:{const:1},plan_version:{const:1},source_blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},changes:{type:"object",properties:{node_heads_changed:{
$ref:"#/$defs/count"},node_degrees_changed:{$ref:"#/$defs/count"},edge_links_changed:{$ref:"#/$defs/count"},slot_ids_rewritten:{type:"array",items:{type:"object",
properties:{kind:{enum:["node","edge"]},id:{$ref:"#/$defs/count"},stored:{type:"string",pattern:"^\\d+$"},offset:{$ref:"#/$defs/count"}},required:["id","kind","\
offset","stored"]}},node_count:{$ref:"#/$defs/counter"},edge_count:{$ref:"#/$defs/counter"},loss_accepted:{type:"boolean"}},required:["edge_count","edge_links_c\
hanged","loss_accepted","node_count","node_degrees_changed","node_heads_changed","slot_ids_rewritten"]}},required:["changes","plan_version","source_blake3"],$defs:{
count:{type:"integer",minimum:0,maximum:9007199254740991},counter:{type:"object",properties:{before:{$ref:"#/$defs/count"},after:{$ref:"#/$defs/count"}},required:[
"after","before"]}}},fe=new RegExp("^\\d+$","u");function I(r,{instancePath:s="",parentData:G,parentDataProperty:H,rootData:$=r}={}){let n=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return I.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return I.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return I.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return I.errors=n,e===0}function W(r,{instancePath:s="",parentData:G,parentDataProperty:H,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let h;if(r.
after===void 0&&(h="after")||r.before===void 0&&(h="before"))return W.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:h}}],
!1;if(r.before!==void 0){const p=e;I(r.before,{instancePath:s+"/before",parentData:r,parentDataProperty:"before",rootData:$})||(n=n===null?I.errors:n.concat(I.errors),
e=n.length);var i=p===e}else var i=!0;if(i)if(r.after!==void 0){const p=e;I(r.after,{instancePath:s+"/after",parentData:r,parentDataProperty:"after",rootData:$})||
(n=n===null?I.errors:n.concat(I.errors),e=n.length);var i=p===e}else var i=!0}else return W.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return W.errors=n,e===0}function K(r,{instancePath:s="",parentData:G,parentDataProperty:H,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r==
"object"&&!Array.isArray(r)){let a;if(r.changes===void 0&&(a="changes")||r.plan_version===void 0&&(a="plan_version")||r.source_blake3===void 0&&(a="source_blake\
3"))return K.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:a}}],!1;if(r.kind!==void 0){const y=e;if(r.kind!=="liel-\
repair-plan")return K.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-repair-plan"}}],!1;var i=y===
e}else var i=!0;if(i){if(r.version!==void 0){const y=e;if(r.version!==1)return K.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"\
const",params:{allowedValue:1}}],!1;var i=y===e}else var i=!0;if(i){if(r.plan_version!==void 0){const y=e;if(r.plan_version!==1)return K.errors=[{instancePath:s+
"/plan_version",schemaPath:"#/properties/plan_version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=y===e}else var i=!0;if(i){if(r.source_blake3!==void 0){
let y=r.source_blake3;const z=e;if(e===z)if(typeof y=="string"){if(!S.test(y))return K.errors=[{instancePath:s+"/source_blake3",schemaPath:"#/properties/source_\
blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return K.errors=[{instancePath:s+"/source_blake3",schemaPath:"#/properties/source_\
blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=z===e}else var i=!0;if(i)if(r.changes!==void 0){let y=r.changes;const z=e;if(e===z)if(y&&typeof y==
"object"&&!Array.isArray(y)){let t;if(y.edge_count===void 0&&(t="edge_count")||y.edge_links_changed===void 0&&(t="edge_links_changed")||y.loss_accepted===void 0&&
(t="loss_accepted")||y.node_count===void 0&&(t="node_count")||y.node_degrees_changed===void 0&&(t="node_degrees_changed")||y.node_heads_changed===void 0&&(t="no\
de_heads_changed")||y.slot_ids_rewritten===void 0&&(t="slot_ids_rewritten"))return K.errors=[{instancePath:s+"/changes",schemaPath:"#/properties/changes/require\
d",keyword:"required",params:{missingProperty:t}}],!1;if(y.node_heads_changed!==void 0){const d=e;I(y.node_heads_changed,{instancePath:s+"/changes/node_heads_ch\
anged",parentData:y,parentDataProperty:"node_heads_changed",rootData:$})||(n=n===null?I.errors:n.concat(I.errors),e=n.length);var h=d===e}else var h=!0;if(h){if(y.
node_degrees_changed!==void 0){const d=e;I(y.node_degrees_changed,{instancePath:s+"/changes/node_degrees_changed",parentData:y,parentDataProperty:"node_degrees_\
changed",rootData:$})||(n=n===null?I.errors:n.concat(I.errors),e=n.length);var h=d===e}else var h=!0;if(h){if(y.edge_links_changed!==void 0){const d=e;I(y.edge_links_changed,
{instancePath:s+"/changes/edge_links_changed",parentData:y,parentDataProperty:"edge_links_changed",rootData:$})||(n=n===null?I.errors:n.concat(I.errors),e=n.length);
var h=d===e}else var h=!0;if(h){if(y.slot_ids_rewritten!==void 0){let d=y.slot_ids_rewritten;const A=e;if(e===A)if(Array.isArray(d)){var p=!0;const m=d.length;for(let g=0;g<
m;g++){let u=d[g];const b=e;if(e===b)if(u&&typeof u=="object"&&!Array.isArray(u)){let j;if(u.id===void 0&&(j="id")||u.kind===void 0&&(j="kind")||u.offset===void 0&&
(j="offset")||u.stored===void 0&&(j="stored"))return K.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+g,schemaPath:"#/properties/changes/properties/slot\
_ids_rewritten/items/required",keyword:"required",params:{missingProperty:j}}],!1;if(u.kind!==void 0){let V=u.kind;const l=e;if(!(V==="node"||V==="edge"))return K.
errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+g+"/kind",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/kind/enum",keyword:"\
enum",params:{allowedValues:de.properties.changes.properties.slot_ids_rewritten.items.properties.kind.enum}}],!1;var f=l===e}else var f=!0;if(f){if(u.id!==void 0){
const V=e;I(u.id,{instancePath:s+"/changes/slot_ids_rewritten/"+g+"/id",parentData:u,parentDataProperty:"id",rootData:$})||(n=n===null?I.errors:n.concat(I.errors),
e=n.length);var f=V===e}else var f=!0;if(f){if(u.stored!==void 0){let V=u.stored;const l=e;if(e===l)if(typeof V=="string"){if(!fe.test(V))return K.errors=[{instancePath:s+
"/changes/slot_ids_rewritten/"+g+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/stored/pattern",keyword:"pattern",params:{
pattern:"^\\d+$"}}],!1}else return K.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+g+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rew\
ritten/items/properties/stored/type",keyword:"type",params:{type:"string"}}],!1;var f=l===e}else var f=!0;if(f)if(u.offset!==void 0){const V=e;I(u.offset,{instancePath:s+
"/changes/slot_ids_rewritten/"+g+"/offset",parentData:u,parentDataProperty:"offset",rootData:$})||(n=n===null?I.errors:n.concat(I.errors),e=n.length);var f=V===
e}else var f=!0}}}else return K.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+g,schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/ty\
pe",keyword:"type",params:{type:"object"}}],!1;var p=b===e;if(!p)break}}else return K.errors=[{instancePath:s+"/changes/slot_ids_rewritten",schemaPath:"#/proper\
ties/changes/properties/slot_ids_rewritten/type",keyword:"type",params:{type:"array"}}],!1;var h=A===e}else var h=!0;if(h){if(y.node_count!==void 0){const d=e;W(
y.node_count,{instancePath:s+"/changes/node_count",parentData:y,parentDataProperty:"node_count",rootData:$})||(n=n===null?W.errors:n.concat(W.errors),e=n.length);
var h=d===e}else var h=!0;if(h){if(y.edge_count!==void 0){const d=e;W(y.edge_count,{instancePath:s+"/changes/edge_count",parentData:y,parentDataProperty:"edge_c\
ount",rootData:$})||(n=n===null?W.errors:n.concat(W.errors),e=n.length);var h=d===e}else var h=!0;if(h)if(y.loss_accepted!==void 0){const d=e;if(typeof y.loss_accepted!=
"boolean")return K.errors=[{instancePath:s+"/changes/loss_accepted",schemaPath:"#/properties/changes/properties/loss_accepted/type",keyword:"type",params:{type:"\
boolean"}}],!1;var h=d===e}else var h=!0}}}}}}else return K.errors=[{instancePath:s+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type:"\
object"}}],!1;var i=z===e}else var i=!0}}}}else return K.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return K.errors=
n,e===0}const ge=U,ae={$id:"signature.schema.json",type:"object",properties:{algorithm:{type:"string"},manifest_sha256:{type:"string"},manifest_version:{type:["\
integer","boolean"]},signature:{type:"string"},signature_version:{type:["integer","boolean"]}},required:["algorithm","manifest_sha256","manifest_version","signa\
ture","signature_version"]};function U(r,{instancePath:s="",parentData:G,parentDataProperty:H,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&
!Array.isArray(r)){let h;if(r.algorithm===void 0&&(h="algorithm")||r.manifest_sha256===void 0&&(h="manifest_sha256")||r.manifest_version===void 0&&(h="manifest_\
version")||r.signature===void 0&&(h="signature")||r.signature_version===void 0&&(h="signature_version"))return U.errors=[{instancePath:s,schemaPath:"#/required",
keyword:"required",params:{missingProperty:h}}],!1;if(r.algorithm!==void 0){const p=e;if(typeof r.algorithm!="string")return U.errors=[{instancePath:s+"/algorit\
hm",schemaPath:"#/properties/algorithm/type",keyword:"type",params:{type:"string"}}],!1;var i=p===e}else var i=!0;if(i){if(r.manifest_sha256!==void 0){const p=e;
if(typeof r.manifest_sha256!="string")return U.errors=[{instancePath:s+"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/type",keyword:"type",params:{
type:"string"}}],!1;var i=p===e}else var i=!0;if(i){if(r.manifest_version!==void 0){let p=r.manifest_version;const f=e;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&
isFinite(p))&&typeof p!="boolean")return U.errors=[{instancePath:s+"/manifest_version",schemaPath:"#/properties/manifest_version/type",keyword:"type",params:{type:ae.
properties.manifest_version.type}}],!1;var i=f===e}else var i=!0;if(i){if(r.signature!==void 0){const p=e;if(typeof r.signature!="string")return U.errors=[{instancePath:s+
"/signature",schemaPath:"#/properties/signature/type",keyword:"type",params:{type:"string"}}],!1;var i=p===e}else var i=!0;if(i)if(r.signature_version!==void 0){
let p=r.signature_version;const f=e;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&isFinite(p))&&typeof p!="boolean")return U.errors=[{instancePath:s+"/signature_v\
ersion",schemaPath:"#/properties/signature_version/type",keyword:"type",params:{type:ae.properties.signature_version.type}}],!1;var i=f===e}else var i=!0}}}}else
return U.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return U.errors=n,e===0}const be=B;function Q(r,{instancePath:s="",parentData:G,parentDataProperty:H,rootData:$=r}={}){let n=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return Q.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return Q.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return Q.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return Q.errors=n,e===0}function B(r,{instancePath:s="",parentData:G,
parentDataProperty:H,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let f;if(r.different===void 0&&(f="different")||r.nextPage===
void 0&&(f="nextPage")||r.seal===void 0&&(f="seal"))return B.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:f}}],!1;
if(r.kind!==void 0){const a=e;if(r.kind!=="liel-slice-standing")return B.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-slice-standing"}}],!1;var i=a===e}else var i=!0;if(i){if(r.version!==void 0){const a=e;if(r.version!==1)return B.errors=[{instancePath:s+"/ve\
rsion",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=a===e}else var i=!0;if(i){if(r.seal!==void 0){let a=r.seal;const y=e;
if(e===y)if(typeof a=="string"){if(!S.test(a))return B.errors=[{instancePath:s+"/seal",schemaPath:"#/properties/seal/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return B.errors=[{instancePath:s+"/seal",schemaPath:"#/properties/seal/type",keyword:"type",params:{type:"string"}}],!1;var i=y===e}else
var i=!0;if(i){if(r.nextPage!==void 0){const a=e;Q(r.nextPage,{instancePath:s+"/nextPage",parentData:r,parentDataProperty:"nextPage",rootData:$})||(n=n===null?Q.
errors:n.concat(Q.errors),e=n.length);var i=a===e}else var i=!0;if(i){if(r.different!==void 0){let a=r.different;const y=e;if(e===y)if(Array.isArray(a)){var h=!0;
const N=a.length;for(let t=0;t<N;t++){const d=e;Q(a[t],{instancePath:s+"/different/"+t,parentData:a,parentDataProperty:t,rootData:$})||(n=n===null?Q.errors:n.concat(
Q.errors),e=n.length);var h=d===e;if(!h)break}}else return B.errors=[{instancePath:s+"/different",schemaPath:"#/properties/different/type",keyword:"type",params:{
type:"array"}}],!1;var i=y===e}else var i=!0;if(i){if(r.store!==void 0){let a=r.store;const y=e;if(e===y)if(a&&typeof a=="object"&&!Array.isArray(a)){let N;if(a.
inode===void 0&&(N="inode")||a.modified===void 0&&(N="modified")||a.size===void 0&&(N="size"))return B.errors=[{instancePath:s+"/store",schemaPath:"#/properties\
/store/required",keyword:"required",params:{missingProperty:N}}],!1;if(a.inode!==void 0){const t=e;if(typeof a.inode!="string")return B.errors=[{instancePath:s+
"/store/inode",schemaPath:"#/properties/store/properties/inode/type",keyword:"type",params:{type:"string"}}],!1;var p=t===e}else var p=!0;if(p){if(a.size!==void 0){
const t=e;if(typeof a.size!="string")return B.errors=[{instancePath:s+"/store/size",schemaPath:"#/properties/store/properties/size/type",keyword:"type",params:{
type:"string"}}],!1;var p=t===e}else var p=!0;if(p)if(a.modified!==void 0){const t=e;if(typeof a.modified!="string")return B.errors=[{instancePath:s+"/store/mod\
ified",schemaPath:"#/properties/store/properties/modified/type",keyword:"type",params:{type:"string"}}],!1;var p=t===e}else var p=!0}}else return B.errors=[{instancePath:s+
"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type:"object"}}],!1;var i=y===e}else var i=!0;if(i)if(r.since!==void 0){const a=e;if(typeof r.
since!="string")return B.errors=[{instancePath:s+"/since",schemaPath:"#/properties/since/type",keyword:"type",params:{type:"string"}}],!1;var i=a===e}else var i=!0}}}}}}else
return B.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return B.errors=n,e===0}export{ue as catalogExpectation,me as confirmation,ye as differential,ce as historyIndex,_e as mergePlan,he as receipt,ve as repairPlan,ge as signature,be as sliceStanding};
