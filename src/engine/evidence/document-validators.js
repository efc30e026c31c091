// Made by scripts/make-validators.ts from schemas/; not to be changed by hand.
const ue=N,se={$id:"catalog-expectation.schema.json",type:"object",properties:{kind:{const:"liel-catalog"},version:{const:1},catalog_version:{const:1},store:{type:"\
string"},nodes:{type:"integer"},node_count:{type:"integer",deprecated:!0},edges:{type:"integer"},edge_count:{type:"integer",deprecated:!0},fingerprint:{type:"st\
ring",pattern:"^[0-9a-f]{64}$"},complete:{type:"boolean"},node_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},
required:["label"]}},label_combinations:{type:"array",items:{type:"object",properties:{labels:{type:"array",items:{type:"string"}},count:{type:"integer"}},required:[
"labels"]}},edge_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},required:["label"]}},properties:{type:"arra\
y",items:{type:"object",properties:{kind:{enum:["node","edge"]},label:{type:["string","null"]},key:{type:"string"},type:{type:"string"},count:{type:"integer"}},
required:["key","kind","label","type"]}},patterns:{type:"array",items:{type:"object",properties:{from:{type:["array","null"],items:{type:"string"}},label:{type:"\
string"},to:{type:["array","null"],items:{type:"string"}},count:{type:"integer"}},required:["from","label","to"]}},expected:{type:"object"},liel:{type:"object"}},
required:["fingerprint"],if:{properties:{complete:{const:!0}},required:["complete"]},then:{properties:{edge_labels:!0,label_combinations:!0,node_labels:!0,patterns:!0,
properties:!0},required:["edge_labels","label_combinations","node_labels","patterns","properties"]}},K=new RegExp("^[0-9a-f]{64}$","u");function N(r,{instancePath:s="",
parentData:C,parentDataProperty:G,rootData:A=r}={}){let n=null,e=0;const i=e;let v=!0;const l=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let j;if(r.complete===
void 0&&(j="complete")){const d={};n===null?n=[d]:n.push(d),e++}else if(r.complete!==void 0&&r.complete!==!0){const d={};n===null?n=[d]:n.push(d),e++}}var m=l===
e;if(e=i,n!==null&&(i?n.length=i:n=null),m){const j=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let h;if(r.edge_labels===void 0&&(h="edge_labels")||r.label_combinations===
void 0&&(h="label_combinations")||r.node_labels===void 0&&(h="node_labels")||r.patterns===void 0&&(h="patterns")||r.properties===void 0&&(h="properties"))return N.
errors=[{instancePath:s,schemaPath:"#/then/required",keyword:"required",params:{missingProperty:h}}],!1}var m=j===e;v=m}if(!v){const j={instancePath:s,schemaPath:"\
#/if",keyword:"if",params:{failingKeyword:"then"}};return n===null?n=[j]:n.push(j),e++,N.errors=n,!1}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let j;
if(r.fingerprint===void 0&&(j="fingerprint"))return N.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:j}}],!1;if(r.kind!==
void 0){const d=e;if(r.kind!=="liel-catalog")return N.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"\
liel-catalog"}}],!1;var o=d===e}else var o=!0;if(o){if(r.version!==void 0){const d=e;if(r.version!==1)return N.errors=[{instancePath:s+"/version",schemaPath:"#/\
properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var o=d===e}else var o=!0;if(o){if(r.catalog_version!==void 0){const d=e;if(r.catalog_version!==
1)return N.errors=[{instancePath:s+"/catalog_version",schemaPath:"#/properties/catalog_version/const",keyword:"const",params:{allowedValue:1}}],!1;var o=d===e}else
var o=!0;if(o){if(r.store!==void 0){const d=e;if(typeof r.store!="string")return N.errors=[{instancePath:s+"/store",schemaPath:"#/properties/store/type",keyword:"\
type",params:{type:"string"}}],!1;var o=d===e}else var o=!0;if(o){if(r.nodes!==void 0){let d=r.nodes;const h=e;if(!(typeof d=="number"&&!(d%1)&&!isNaN(d)&&isFinite(
d)))return N.errors=[{instancePath:s+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type:"integer"}}],!1;var o=h===e}else var o=!0;if(o){if(r.
node_count!==void 0){let d=r.node_count;const h=e;if(!(typeof d=="number"&&!(d%1)&&!isNaN(d)&&isFinite(d)))return N.errors=[{instancePath:s+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:"integer"}}],!1;var o=h===e}else var o=!0;if(o){if(r.edges!==void 0){let d=r.edges;const h=e;if(!(typeof d==
"number"&&!(d%1)&&!isNaN(d)&&isFinite(d)))return N.errors=[{instancePath:s+"/edges",schemaPath:"#/properties/edges/type",keyword:"type",params:{type:"integer"}}],
!1;var o=h===e}else var o=!0;if(o){if(r.edge_count!==void 0){let d=r.edge_count;const h=e;if(!(typeof d=="number"&&!(d%1)&&!isNaN(d)&&isFinite(d)))return N.errors=
[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",params:{type:"integer"}}],!1;var o=h===e}else var o=!0;if(o){if(r.fingerprint!==
void 0){let d=r.fingerprint;const h=e;if(e===h)if(typeof d=="string"){if(!K.test(d))return N.errors=[{instancePath:s+"/fingerprint",schemaPath:"#/properties/fin\
gerprint/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return N.errors=[{instancePath:s+"/fingerprint",schemaPath:"#/properties/fingerp\
rint/type",keyword:"type",params:{type:"string"}}],!1;var o=h===e}else var o=!0;if(o){if(r.complete!==void 0){const d=e;if(typeof r.complete!="boolean")return N.
errors=[{instancePath:s+"/complete",schemaPath:"#/properties/complete/type",keyword:"type",params:{type:"boolean"}}],!1;var o=d===e}else var o=!0;if(o){if(r.node_labels!==
void 0){let d=r.node_labels;const h=e;if(e===h)if(Array.isArray(d)){var _=!0;const T=d.length;for(let P=0;P<T;P++){let g=d[P];const I=e;if(e===I)if(g&&typeof g==
"object"&&!Array.isArray(g)){let Z;if(g.label===void 0&&(Z="label"))return N.errors=[{instancePath:s+"/node_labels/"+P,schemaPath:"#/properties/node_labels/item\
s/required",keyword:"required",params:{missingProperty:Z}}],!1;if(g.label!==void 0){const b=e;if(typeof g.label!="string")return N.errors=[{instancePath:s+"/nod\
e_labels/"+P+"/label",schemaPath:"#/properties/node_labels/items/properties/label/type",keyword:"type",params:{type:"string"}}],!1;var x=b===e}else var x=!0;if(x)
if(g.count!==void 0){let b=g.count;const O=e;if(!(typeof b=="number"&&!(b%1)&&!isNaN(b)&&isFinite(b)))return N.errors=[{instancePath:s+"/node_labels/"+P+"/count",
schemaPath:"#/properties/node_labels/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var x=O===e}else var x=!0}else return N.errors=[{instancePath:s+
"/node_labels/"+P,schemaPath:"#/properties/node_labels/items/type",keyword:"type",params:{type:"object"}}],!1;var _=I===e;if(!_)break}}else return N.errors=[{instancePath:s+
"/node_labels",schemaPath:"#/properties/node_labels/type",keyword:"type",params:{type:"array"}}],!1;var o=h===e}else var o=!0;if(o){if(r.label_combinations!==void 0){
let d=r.label_combinations;const h=e;if(e===h)if(Array.isArray(d)){var $=!0;const T=d.length;for(let P=0;P<T;P++){let g=d[P];const I=e;if(e===I)if(g&&typeof g==
"object"&&!Array.isArray(g)){let Z;if(g.labels===void 0&&(Z="labels"))return N.errors=[{instancePath:s+"/label_combinations/"+P,schemaPath:"#/properties/label_c\
ombinations/items/required",keyword:"required",params:{missingProperty:Z}}],!1;if(g.labels!==void 0){let b=g.labels;const O=e;if(e===O)if(Array.isArray(b)){var u=!0;
const ie=b.length;for(let J=0;J<ie;J++){const X=e;if(typeof b[J]!="string")return N.errors=[{instancePath:s+"/label_combinations/"+P+"/labels/"+J,schemaPath:"#/\
properties/label_combinations/items/properties/labels/items/type",keyword:"type",params:{type:"string"}}],!1;var u=X===e;if(!u)break}}else return N.errors=[{instancePath:s+
"/label_combinations/"+P+"/labels",schemaPath:"#/properties/label_combinations/items/properties/labels/type",keyword:"type",params:{type:"array"}}],!1;var t=O===
e}else var t=!0;if(t)if(g.count!==void 0){let b=g.count;const O=e;if(!(typeof b=="number"&&!(b%1)&&!isNaN(b)&&isFinite(b)))return N.errors=[{instancePath:s+"/la\
bel_combinations/"+P+"/count",schemaPath:"#/properties/label_combinations/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var t=O===e}else
var t=!0}else return N.errors=[{instancePath:s+"/label_combinations/"+P,schemaPath:"#/properties/label_combinations/items/type",keyword:"type",params:{type:"obj\
ect"}}],!1;var $=I===e;if(!$)break}}else return N.errors=[{instancePath:s+"/label_combinations",schemaPath:"#/properties/label_combinations/type",keyword:"type",
params:{type:"array"}}],!1;var o=h===e}else var o=!0;if(o){if(r.edge_labels!==void 0){let d=r.edge_labels;const h=e;if(e===h)if(Array.isArray(d)){var y=!0;const T=d.
length;for(let P=0;P<T;P++){let g=d[P];const I=e;if(e===I)if(g&&typeof g=="object"&&!Array.isArray(g)){let Z;if(g.label===void 0&&(Z="label"))return N.errors=[{
instancePath:s+"/edge_labels/"+P,schemaPath:"#/properties/edge_labels/items/required",keyword:"required",params:{missingProperty:Z}}],!1;if(g.label!==void 0){const b=e;
if(typeof g.label!="string")return N.errors=[{instancePath:s+"/edge_labels/"+P+"/label",schemaPath:"#/properties/edge_labels/items/properties/label/type",keyword:"\
type",params:{type:"string"}}],!1;var Q=b===e}else var Q=!0;if(Q)if(g.count!==void 0){let b=g.count;const O=e;if(!(typeof b=="number"&&!(b%1)&&!isNaN(b)&&isFinite(
b)))return N.errors=[{instancePath:s+"/edge_labels/"+P+"/count",schemaPath:"#/properties/edge_labels/items/properties/count/type",keyword:"type",params:{type:"i\
nteger"}}],!1;var Q=O===e}else var Q=!0}else return N.errors=[{instancePath:s+"/edge_labels/"+P,schemaPath:"#/properties/edge_labels/items/type",keyword:"type",
params:{type:"object"}}],!1;var y=I===e;if(!y)break}}else return N.errors=[{instancePath:s+"/edge_labels",schemaPath:"#/properties/edge_labels/type",keyword:"ty\
pe",params:{type:"array"}}],!1;var o=h===e}else var o=!0;if(o){if(r.properties!==void 0){let d=r.properties;const h=e;if(e===h)if(Array.isArray(d)){var F=!0;const T=d.
length;for(let P=0;P<T;P++){let g=d[P];const I=e;if(e===I)if(g&&typeof g=="object"&&!Array.isArray(g)){let Z;if(g.key===void 0&&(Z="key")||g.kind===void 0&&(Z="\
kind")||g.label===void 0&&(Z="label")||g.type===void 0&&(Z="type"))return N.errors=[{instancePath:s+"/properties/"+P,schemaPath:"#/properties/properties/items/r\
equired",keyword:"required",params:{missingProperty:Z}}],!1;if(g.kind!==void 0){let b=g.kind;const O=e;if(!(b==="node"||b==="edge"))return N.errors=[{instancePath:s+
"/properties/"+P+"/kind",schemaPath:"#/properties/properties/items/properties/kind/enum",keyword:"enum",params:{allowedValues:se.properties.properties.items.properties.
kind.enum}}],!1;var a=O===e}else var a=!0;if(a){if(g.label!==void 0){let b=g.label;const O=e;if(typeof b!="string"&&b!==null)return N.errors=[{instancePath:s+"/\
properties/"+P+"/label",schemaPath:"#/properties/properties/items/properties/label/type",keyword:"type",params:{type:se.properties.properties.items.properties.label.
type}}],!1;var a=O===e}else var a=!0;if(a){if(g.key!==void 0){const b=e;if(typeof g.key!="string")return N.errors=[{instancePath:s+"/properties/"+P+"/key",schemaPath:"\
#/properties/properties/items/properties/key/type",keyword:"type",params:{type:"string"}}],!1;var a=b===e}else var a=!0;if(a){if(g.type!==void 0){const b=e;if(typeof g.
type!="string")return N.errors=[{instancePath:s+"/properties/"+P+"/type",schemaPath:"#/properties/properties/items/properties/type/type",keyword:"type",params:{
type:"string"}}],!1;var a=b===e}else var a=!0;if(a)if(g.count!==void 0){let b=g.count;const O=e;if(!(typeof b=="number"&&!(b%1)&&!isNaN(b)&&isFinite(b)))return N.
errors=[{instancePath:s+"/properties/"+P+"/count",schemaPath:"#/properties/properties/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var a=O===
e}else var a=!0}}}}else return N.errors=[{instancePath:s+"/properties/"+P,schemaPath:"#/properties/properties/items/type",keyword:"type",params:{type:"object"}}],
!1;var F=I===e;if(!F)break}}else return N.errors=[{instancePath:s+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type:"array"}}],
!1;var o=h===e}else var o=!0;if(o){if(r.patterns!==void 0){let d=r.patterns;const h=e;if(e===h)if(Array.isArray(d)){var p=!0;const T=d.length;for(let P=0;P<T;P++){
let g=d[P];const I=e;if(e===I)if(g&&typeof g=="object"&&!Array.isArray(g)){let Z;if(g.from===void 0&&(Z="from")||g.label===void 0&&(Z="label")||g.to===void 0&&(Z=
"to"))return N.errors=[{instancePath:s+"/patterns/"+P,schemaPath:"#/properties/patterns/items/required",keyword:"required",params:{missingProperty:Z}}],!1;if(g.
from!==void 0){let b=g.from;const O=e;if(!Array.isArray(b)&&b!==null)return N.errors=[{instancePath:s+"/patterns/"+P+"/from",schemaPath:"#/properties/patterns/i\
tems/properties/from/type",keyword:"type",params:{type:se.properties.patterns.items.properties.from.type}}],!1;if(e===O&&Array.isArray(b)){var k=!0;const ie=b.length;
for(let J=0;J<ie;J++){const X=e;if(typeof b[J]!="string")return N.errors=[{instancePath:s+"/patterns/"+P+"/from/"+J,schemaPath:"#/properties/patterns/items/prop\
erties/from/items/type",keyword:"type",params:{type:"string"}}],!1;var k=X===e;if(!k)break}}var f=O===e}else var f=!0;if(f){if(g.label!==void 0){const b=e;if(typeof g.
label!="string")return N.errors=[{instancePath:s+"/patterns/"+P+"/label",schemaPath:"#/properties/patterns/items/properties/label/type",keyword:"type",params:{type:"\
string"}}],!1;var f=b===e}else var f=!0;if(f){if(g.to!==void 0){let b=g.to;const O=e;if(!Array.isArray(b)&&b!==null)return N.errors=[{instancePath:s+"/patterns/"+
P+"/to",schemaPath:"#/properties/patterns/items/properties/to/type",keyword:"type",params:{type:se.properties.patterns.items.properties.to.type}}],!1;if(e===O&&
Array.isArray(b)){var w=!0;const J=b.length;for(let X=0;X<J;X++){const oe=e;if(typeof b[X]!="string")return N.errors=[{instancePath:s+"/patterns/"+P+"/to/"+X,schemaPath:"\
#/properties/patterns/items/properties/to/items/type",keyword:"type",params:{type:"string"}}],!1;var w=oe===e;if(!w)break}}var f=O===e}else var f=!0;if(f)if(g.count!==
void 0){let b=g.count;const O=e;if(!(typeof b=="number"&&!(b%1)&&!isNaN(b)&&isFinite(b)))return N.errors=[{instancePath:s+"/patterns/"+P+"/count",schemaPath:"#/\
properties/patterns/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var f=O===e}else var f=!0}}}else return N.errors=[{instancePath:s+"\
/patterns/"+P,schemaPath:"#/properties/patterns/items/type",keyword:"type",params:{type:"object"}}],!1;var p=I===e;if(!p)break}}else return N.errors=[{instancePath:s+
"/patterns",schemaPath:"#/properties/patterns/type",keyword:"type",params:{type:"array"}}],!1;var o=h===e}else var o=!0;if(o){if(r.expected!==void 0){let d=r.expected;
const h=e;if(!(d&&typeof d=="object"&&!Array.isArray(d)))return N.errors=[{instancePath:s+"/expected",schemaPath:"#/properties/expected/type",keyword:"type",params:{
type:"object"}}],!1;var o=h===e}else var o=!0;if(o)if(r.liel!==void 0){let d=r.liel;const h=e;if(!(d&&typeof d=="object"&&!Array.isArray(d)))return N.errors=[{instancePath:s+
"/liel",schemaPath:"#/properties/liel/type",keyword:"type",params:{type:"object"}}],!1;var o=h===e}else var o=!0}}}}}}}}}}}}}}}}else return N.errors=[{instancePath:s,
schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return N.errors=n,e===0}const me=L,pe={$id:"confirmation.schema.json",type:"object",properties:{kind:{
const:"liel-confirmation"},version:{const:1},confirmed_at:{type:"string",pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\\
.\\d+)?Z$"},same:{enum:["bytes","graph"]},blake3:{type:"string",pattern:"^[0-9a-f]{64}$"}},required:["kind","version","confirmed_at","same","blake3"]},ne=new RegExp(
"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$","u");function L(r,{instancePath:s="",parentData:C,parentDataProperty:G,
rootData:A=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let v;if(r.kind===void 0&&(v="kind")||r.version===void 0&&(v="version")||
r.confirmed_at===void 0&&(v="confirmed_at")||r.same===void 0&&(v="same")||r.blake3===void 0&&(v="blake3"))return L.errors=[{instancePath:s,schemaPath:"#/require\
d",keyword:"required",params:{missingProperty:v}}],!1;if(r.kind!==void 0){const l=e;if(r.kind!=="liel-confirmation")return L.errors=[{instancePath:s+"/kind",schemaPath:"\
#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-confirmation"}}],!1;var i=l===e}else var i=!0;if(i){if(r.version!==void 0){const l=e;if(r.version!==
1)return L.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=l===e}else var i=!0;if(i){
if(r.confirmed_at!==void 0){let l=r.confirmed_at;const m=e;if(e===m)if(typeof l=="string"){if(!ne.test(l))return L.errors=[{instancePath:s+"/confirmed_at",schemaPath:"\
#/properties/confirmed_at/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"}}],
!1}else return L.errors=[{instancePath:s+"/confirmed_at",schemaPath:"#/properties/confirmed_at/type",keyword:"type",params:{type:"string"}}],!1;var i=m===e}else
var i=!0;if(i){if(r.same!==void 0){let l=r.same;const m=e;if(!(l==="bytes"||l==="graph"))return L.errors=[{instancePath:s+"/same",schemaPath:"#/properties/same/\
enum",keyword:"enum",params:{allowedValues:pe.properties.same.enum}}],!1;var i=m===e}else var i=!0;if(i)if(r.blake3!==void 0){let l=r.blake3;const m=e;if(e===m)
if(typeof l=="string"){if(!K.test(l))return L.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-\
9a-f]{64}$"}}],!1}else return L.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=m===e}else
var i=!0}}}}else return L.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return L.errors=n,e===0}const ye=V;function V(r,{instancePath:s="",parentData:C,parentDataProperty:G,rootData:A=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let l;if(r.
kind===void 0&&(l="kind")||r.version===void 0&&(l="version")||r.created_at===void 0&&(l="created_at")||r.size_bytes===void 0&&(l="size_bytes")||r.blake3===void 0&&
(l="blake3")||r.sha256===void 0&&(l="sha256")||r.page_size===void 0&&(l="page_size")||r.pages===void 0&&(l="pages")||r.base===void 0&&(l="base"))return V.errors=
[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:l}}],!1;if(r.kind!==void 0){const m=e;if(r.kind!=="liel-differential")return V.
errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-differential"}}],!1;var i=m===e}else var i=!0;if(i){
if(r.version!==void 0){const m=e;if(r.version!==1)return V.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],
!1;var i=m===e}else var i=!0;if(i){if(r.created_at!==void 0){let m=r.created_at;const o=e;if(e===o)if(typeof m=="string"){if(!ne.test(m))return V.errors=[{instancePath:s+
"/created_at",schemaPath:"#/properties/created_at/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\
\\d:[0-5]\\d(\\.\\d+)?Z$"}}],!1}else return V.errors=[{instancePath:s+"/created_at",schemaPath:"#/properties/created_at/type",keyword:"type",params:{type:"strin\
g"}}],!1;var i=o===e}else var i=!0;if(i){if(r.size_bytes!==void 0){let m=r.size_bytes;const o=e;if(!(typeof m=="number"&&!(m%1)&&!isNaN(m)&&isFinite(m)))return V.
errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===o&&typeof m=="number"&&isFinite(
m)){if(m>9007199254740991||isNaN(m))return V.errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"\
<=",limit:9007199254740991}}],!1;if(m<0||isNaN(m))return V.errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/minimum",keyword:"minimum",
params:{comparison:">=",limit:0}}],!1}var i=o===e}else var i=!0;if(i){if(r.blake3!==void 0){let m=r.blake3;const o=e;if(e===o)if(typeof m=="string"){if(!K.test(
m))return V.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return V.errors=
[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=o===e}else var i=!0;if(i){if(r.sha256!==void 0){
let m=r.sha256;const o=e;if(e===o)if(typeof m=="string"){if(!K.test(m))return V.errors=[{instancePath:s+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"\
pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return V.errors=[{instancePath:s+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type:"\
string"}}],!1;var i=o===e}else var i=!0;if(i){if(r.page_size!==void 0){const m=e;if(r.page_size!==4096)return V.errors=[{instancePath:s+"/page_size",schemaPath:"\
#/properties/page_size/const",keyword:"const",params:{allowedValue:4096}}],!1;var i=m===e}else var i=!0;if(i){if(r.pages!==void 0){let m=r.pages;const o=e;if(!(typeof m==
"number"&&!(m%1)&&!isNaN(m)&&isFinite(m)))return V.errors=[{instancePath:s+"/pages",schemaPath:"#/properties/pages/type",keyword:"type",params:{type:"integer"}}],
!1;if(e===o&&typeof m=="number"&&isFinite(m)){if(m>9007199254740991||isNaN(m))return V.errors=[{instancePath:s+"/pages",schemaPath:"#/properties/pages/maximum",
keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(m<0||isNaN(m))return V.errors=[{instancePath:s+"/pages",schemaPath:"#/properties/pages\
/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=o===e}else var i=!0;if(i)if(r.base!==void 0){let m=r.base;const o=e;if(e===o)if(m&&typeof m==
"object"&&!Array.isArray(m)){let x;if(m.name===void 0&&(x="name")||m.size_bytes===void 0&&(x="size_bytes")||m.seal_root===void 0&&(x="seal_root"))return V.errors=
[{instancePath:s+"/base",schemaPath:"#/properties/base/required",keyword:"required",params:{missingProperty:x}}],!1;if(m.name!==void 0){const $=e;if(typeof m.name!=
"string")return V.errors=[{instancePath:s+"/base/name",schemaPath:"#/properties/base/properties/name/type",keyword:"type",params:{type:"string"}}],!1;var v=$===
e}else var v=!0;if(v){if(m.size_bytes!==void 0){let $=m.size_bytes;const u=e;if(!(typeof $=="number"&&!($%1)&&!isNaN($)&&isFinite($)))return V.errors=[{instancePath:s+
"/base/size_bytes",schemaPath:"#/properties/base/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===u&&typeof $=="number"&&isFinite(
$)){if($>9007199254740991||isNaN($))return V.errors=[{instancePath:s+"/base/size_bytes",schemaPath:"#/properties/base/properties/size_bytes/maximum",keyword:"ma\
ximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if($<0||isNaN($))return V.errors=[{instancePath:s+"/base/size_bytes",schemaPath:"#/properties/base/p\
roperties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var v=u===e}else var v=!0;if(v)if(m.seal_root!==void 0){let $=m.seal_root;
const u=e;if(e===u)if(typeof $=="string"){if(!K.test($))return V.errors=[{instancePath:s+"/base/seal_root",schemaPath:"#/properties/base/properties/seal_root/pa\
ttern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return V.errors=[{instancePath:s+"/base/seal_root",schemaPath:"#/properties/base/properties\
/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var v=u===e}else var v=!0}}else return V.errors=[{instancePath:s+"/base",schemaPath:"#/properties/ba\
se/type",keyword:"type",params:{type:"object"}}],!1;var i=o===e}else var i=!0}}}}}}}}else return V.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{
type:"object"}}],!1;return V.errors=n,e===0}const ce=z,te={$id:"history-index.schema.json",type:"object",properties:{kind:{const:"liel-history-index"},version:{
const:1},sha256:{type:"string",pattern:"^[0-9a-f]{64}$"},copies:{type:"array",items:{type:"object",properties:{backup:{type:"string"},size_bytes:{type:"integer",
minimum:0},modified_ns:{type:"string",pattern:"^-?\\d{1,20}$"},blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},since:{type:["string","null"],pattern:"^[0-9a-f]{\
64}$"},nodes:{type:"integer",minimum:0},edges:{type:"integer",minimum:0},changes:{type:["array","null"],items:{type:"integer",minimum:0},minItems:6,maxItems:6},
touched_nodes:{type:["string","null"]},touched_edges:{type:["string","null"]}},required:["backup","size_bytes","modified_ns","blake3","since","nodes","edges","c\
hanges","touched_nodes","touched_edges"]}}},required:["kind","version","sha256","copies"]},le=new RegExp("^-?\\d{1,20}$","u");function z(r,{instancePath:s="",parentData:C,
parentDataProperty:G,rootData:A=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let o;if(r.kind===void 0&&(o="kind")||r.version===void 0&&
(o="version")||r.sha256===void 0&&(o="sha256")||r.copies===void 0&&(o="copies"))return z.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{
missingProperty:o}}],!1;if(r.kind!==void 0){const _=e;if(r.kind!=="liel-history-index")return z.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/co\
nst",keyword:"const",params:{allowedValue:"liel-history-index"}}],!1;var i=_===e}else var i=!0;if(i){if(r.version!==void 0){const _=e;if(r.version!==1)return z.
errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=_===e}else var i=!0;if(i){if(r.sha256!==
void 0){let _=r.sha256;const x=e;if(e===x)if(typeof _=="string"){if(!K.test(_))return z.errors=[{instancePath:s+"/sha256",schemaPath:"#/properties/sha256/patter\
n",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return z.errors=[{instancePath:s+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",
params:{type:"string"}}],!1;var i=x===e}else var i=!0;if(i)if(r.copies!==void 0){let _=r.copies;const x=e;if(e===x)if(Array.isArray(_)){var v=!0;const u=_.length;
for(let t=0;t<u;t++){let y=_[t];const Q=e;if(e===Q)if(y&&typeof y=="object"&&!Array.isArray(y)){let a;if(y.backup===void 0&&(a="backup")||y.size_bytes===void 0&&
(a="size_bytes")||y.modified_ns===void 0&&(a="modified_ns")||y.blake3===void 0&&(a="blake3")||y.since===void 0&&(a="since")||y.nodes===void 0&&(a="nodes")||y.edges===
void 0&&(a="edges")||y.changes===void 0&&(a="changes")||y.touched_nodes===void 0&&(a="touched_nodes")||y.touched_edges===void 0&&(a="touched_edges"))return z.errors=
[{instancePath:s+"/copies/"+t,schemaPath:"#/properties/copies/items/required",keyword:"required",params:{missingProperty:a}}],!1;if(y.backup!==void 0){const p=e;
if(typeof y.backup!="string")return z.errors=[{instancePath:s+"/copies/"+t+"/backup",schemaPath:"#/properties/copies/items/properties/backup/type",keyword:"type",
params:{type:"string"}}],!1;var l=p===e}else var l=!0;if(l){if(y.size_bytes!==void 0){let p=y.size_bytes;const k=e;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&isFinite(
p)))return z.errors=[{instancePath:s+"/copies/"+t+"/size_bytes",schemaPath:"#/properties/copies/items/properties/size_bytes/type",keyword:"type",params:{type:"i\
nteger"}}],!1;if(e===k&&typeof p=="number"&&isFinite(p)&&(p<0||isNaN(p)))return z.errors=[{instancePath:s+"/copies/"+t+"/size_bytes",schemaPath:"#/properties/co\
pies/items/properties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var l=k===e}else var l=!0;if(l){if(y.modified_ns!==void 0){let p=y.
modified_ns;const k=e;if(e===k)if(typeof p=="string"){if(!le.test(p))return z.errors=[{instancePath:s+"/copies/"+t+"/modified_ns",schemaPath:"#/properties/copie\
s/items/properties/modified_ns/pattern",keyword:"pattern",params:{pattern:"^-?\\d{1,20}$"}}],!1}else return z.errors=[{instancePath:s+"/copies/"+t+"/modified_ns",
schemaPath:"#/properties/copies/items/properties/modified_ns/type",keyword:"type",params:{type:"string"}}],!1;var l=k===e}else var l=!0;if(l){if(y.blake3!==void 0){
let p=y.blake3;const k=e;if(e===k)if(typeof p=="string"){if(!K.test(p))return z.errors=[{instancePath:s+"/copies/"+t+"/blake3",schemaPath:"#/properties/copies/i\
tems/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return z.errors=[{instancePath:s+"/copies/"+t+"/blake3",schemaPath:"\
#/properties/copies/items/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var l=k===e}else var l=!0;if(l){if(y.since!==void 0){let p=y.since;
const k=e;if(typeof p!="string"&&p!==null)return z.errors=[{instancePath:s+"/copies/"+t+"/since",schemaPath:"#/properties/copies/items/properties/since/type",keyword:"\
type",params:{type:te.properties.copies.items.properties.since.type}}],!1;if(e===k&&typeof p=="string"&&!K.test(p))return z.errors=[{instancePath:s+"/copies/"+t+
"/since",schemaPath:"#/properties/copies/items/properties/since/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1;var l=k===e}else var l=!0;if(l){
if(y.nodes!==void 0){let p=y.nodes;const k=e;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&isFinite(p)))return z.errors=[{instancePath:s+"/copies/"+t+"/nodes",schemaPath:"\
#/properties/copies/items/properties/nodes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===k&&typeof p=="number"&&isFinite(p)&&(p<0||isNaN(p)))return z.
errors=[{instancePath:s+"/copies/"+t+"/nodes",schemaPath:"#/properties/copies/items/properties/nodes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1;var l=k===e}else var l=!0;if(l){if(y.edges!==void 0){let p=y.edges;const k=e;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&isFinite(p)))return z.errors=[{instancePath:s+
"/copies/"+t+"/edges",schemaPath:"#/properties/copies/items/properties/edges/type",keyword:"type",params:{type:"integer"}}],!1;if(e===k&&typeof p=="number"&&isFinite(
p)&&(p<0||isNaN(p)))return z.errors=[{instancePath:s+"/copies/"+t+"/edges",schemaPath:"#/properties/copies/items/properties/edges/minimum",keyword:"minimum",params:{
comparison:">=",limit:0}}],!1;var l=k===e}else var l=!0;if(l){if(y.changes!==void 0){let p=y.changes;const k=e;if(!Array.isArray(p)&&p!==null)return z.errors=[{
instancePath:s+"/copies/"+t+"/changes",schemaPath:"#/properties/copies/items/properties/changes/type",keyword:"type",params:{type:te.properties.copies.items.properties.
changes.type}}],!1;if(e===k&&Array.isArray(p)){if(p.length>6)return z.errors=[{instancePath:s+"/copies/"+t+"/changes",schemaPath:"#/properties/copies/items/prop\
erties/changes/maxItems",keyword:"maxItems",params:{limit:6}}],!1;if(p.length<6)return z.errors=[{instancePath:s+"/copies/"+t+"/changes",schemaPath:"#/propertie\
s/copies/items/properties/changes/minItems",keyword:"minItems",params:{limit:6}}],!1;{var m=!0;const w=p.length;for(let j=0;j<w;j++){let d=p[j];const h=e;if(!(typeof d==
"number"&&!(d%1)&&!isNaN(d)&&isFinite(d)))return z.errors=[{instancePath:s+"/copies/"+t+"/changes/"+j,schemaPath:"#/properties/copies/items/properties/changes/i\
tems/type",keyword:"type",params:{type:"integer"}}],!1;if(e===h&&typeof d=="number"&&isFinite(d)&&(d<0||isNaN(d)))return z.errors=[{instancePath:s+"/copies/"+t+
"/changes/"+j,schemaPath:"#/properties/copies/items/properties/changes/items/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var m=h===e;if(!m)
break}}}var l=k===e}else var l=!0;if(l){if(y.touched_nodes!==void 0){let p=y.touched_nodes;const k=e;if(typeof p!="string"&&p!==null)return z.errors=[{instancePath:s+
"/copies/"+t+"/touched_nodes",schemaPath:"#/properties/copies/items/properties/touched_nodes/type",keyword:"type",params:{type:te.properties.copies.items.properties.
touched_nodes.type}}],!1;var l=k===e}else var l=!0;if(l)if(y.touched_edges!==void 0){let p=y.touched_edges;const k=e;if(typeof p!="string"&&p!==null)return z.errors=
[{instancePath:s+"/copies/"+t+"/touched_edges",schemaPath:"#/properties/copies/items/properties/touched_edges/type",keyword:"type",params:{type:te.properties.copies.
items.properties.touched_edges.type}}],!1;var l=k===e}else var l=!0}}}}}}}}}else return z.errors=[{instancePath:s+"/copies/"+t,schemaPath:"#/properties/copies/i\
tems/type",keyword:"type",params:{type:"object"}}],!1;var v=Q===e;if(!v)break}}else return z.errors=[{instancePath:s+"/copies",schemaPath:"#/properties/copies/t\
ype",keyword:"type",params:{type:"array"}}],!1;var i=x===e}else var i=!0}}}else return z.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return z.errors=n,e===0}const _e=D,ee={$id:"merge-plan.schema.json",type:"object",properties:{kind:{const:"liel-merge-plan"},version:{const:1},merge_plan_version:{
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
64}$"},nodes:{$ref:"#/$defs/count"},edges:{$ref:"#/$defs/count"}},required:["blake3","edges","nodes","path"]}}};function q(r,{instancePath:s="",parentData:C,parentDataProperty:G,rootData:A=r}={}){let n=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return q.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return q.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return q.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return q.errors=n,e===0}function H(r,{instancePath:s="",parentData:C,
parentDataProperty:G,rootData:A=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let v;if(r.blake3===void 0&&(v="blake3")||r.edges===
void 0&&(v="edges")||r.nodes===void 0&&(v="nodes")||r.path===void 0&&(v="path"))return H.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{
missingProperty:v}}],!1;if(r.path!==void 0){const l=e;if(typeof r.path!="string")return H.errors=[{instancePath:s+"/path",schemaPath:"#/properties/path/type",keyword:"\
type",params:{type:"string"}}],!1;var i=l===e}else var i=!0;if(i){if(r.blake3!==void 0){let l=r.blake3;const m=e;if(e===m)if(typeof l=="string"){if(!K.test(l))return H.
errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return H.errors=[{instancePath:s+
"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=m===e}else var i=!0;if(i){if(r.nodes!==void 0){const l=e;q(r.nodes,
{instancePath:s+"/nodes",parentData:r,parentDataProperty:"nodes",rootData:A})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var i=l===e}else var i=!0;if(i)
if(r.edges!==void 0){const l=e;q(r.edges,{instancePath:s+"/edges",parentData:r,parentDataProperty:"edges",rootData:A})||(n=n===null?q.errors:n.concat(q.errors),
e=n.length);var i=l===e}else var i=!0}}}else return H.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return H.errors=n,e===
0}function D(r,{instancePath:s="",parentData:C,parentDataProperty:G,rootData:A=r}={}){let n=null,e=0;const i=e,v=e;let l=!0;const m=e;if(r&&typeof r=="object"&&
!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="node_key"){const k={};n===null?n=[k]:n.push(k),e++}var o=m===e;if(e=v,n!==null&&(v?n.length=v:n=null),o){const k=e;
if(r&&typeof r=="object"&&!Array.isArray(r)&&r.node_keys!==void 0){let w=r.node_keys;if(e===e)if(Array.isArray(w)){if(w.length<1)return D.errors=[{instancePath:s+
"/node_keys",schemaPath:"#/allOf/0/then/properties/node_keys/minItems",keyword:"minItems",params:{limit:1}}],!1}else return D.errors=[{instancePath:s+"/node_key\
s",schemaPath:"#/allOf/0/then/properties/node_keys/type",keyword:"type",params:{type:"array"}}],!1}var o=k===e;l=o}if(!l){const k={instancePath:s,schemaPath:"#/\
allOf/0/if",keyword:"if",params:{failingKeyword:"then"}};return n===null?n=[k]:n.push(k),e++,D.errors=n,!1}var _=i===e;if(_){const k=e,f=e;let w=!0;const j=e;if(r&&
typeof r=="object"&&!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="identity_rules"){const h={};n===null?n=[h]:n.push(h),e++}var x=j===e;if(e=f,n!==null&&(f?n.length=
f:n=null),x){const h=e;if(r&&typeof r=="object"&&!Array.isArray(r)&&r.identity_rules!==void 0){let T=r.identity_rules;if(e===e)if(T&&typeof T=="object"&&!Array.
isArray(T)){if(Object.keys(T).length<1)return D.errors=[{instancePath:s+"/identity_rules",schemaPath:"#/allOf/1/then/properties/identity_rules/minProperties",keyword:"\
minProperties",params:{limit:1}}],!1;for(const g in T){let I=T[g];const re=e;if(e===re)if(Array.isArray(I)){if(I.length<1)return D.errors=[{instancePath:s+"/ide\
ntity_rules/"+g.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_rules/additionalProperties/minItems",keyword:"minItems",params:{
limit:1}}],!1}else return D.errors=[{instancePath:s+"/identity_rules/"+g.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_r\
ules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var $=re===e;if(!$)break}}else return D.errors=[{instancePath:s+"/identity_rules",schemaPath:"\
#/allOf/1/then/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1}var x=h===e;w=x}if(!w){const h={instancePath:s,schemaPath:"#/allOf/1/i\
f",keyword:"if",params:{failingKeyword:"then"}};return n===null?n=[h]:n.push(h),e++,D.errors=n,!1}var _=k===e}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(
r)){let k;if(r.allow_duplicates===void 0&&(k="allow_duplicates")||r.counts===void 0&&(k="counts")||r.decisions===void 0&&(k="decisions")||r.edge_strategy===void 0&&
(k="edge_strategy")||r.identity_rules===void 0&&(k="identity_rules")||r.left===void 0&&(k="left")||r.merge_plan_version===void 0&&(k="merge_plan_version")||r.mode===
void 0&&(k="mode")||r.node_keys===void 0&&(k="node_keys")||r.on_node_conflict===void 0&&(k="on_node_conflict")||r.open_conflicts===void 0&&(k="open_conflicts")||
r.questions===void 0&&(k="questions")||r.right===void 0&&(k="right"))return D.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:k}}],
!1;if(r.kind!==void 0){const f=e;if(r.kind!=="liel-merge-plan")return D.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-merge-plan"}}],!1;var u=f===e}else var u=!0;if(u){if(r.version!==void 0){const f=e;if(r.version!==1)return D.errors=[{instancePath:s+"/versio\
n",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var u=f===e}else var u=!0;if(u){if(r.merge_plan_version!==void 0){const f=e;
if(r.merge_plan_version!==1)return D.errors=[{instancePath:s+"/merge_plan_version",schemaPath:"#/properties/merge_plan_version/const",keyword:"const",params:{allowedValue:1}}],
!1;var u=f===e}else var u=!0;if(u){if(r.left!==void 0){const f=e;H(r.left,{instancePath:s+"/left",parentData:r,parentDataProperty:"left",rootData:A})||(n=n===null?
H.errors:n.concat(H.errors),e=n.length);var u=f===e}else var u=!0;if(u){if(r.right!==void 0){const f=e;H(r.right,{instancePath:s+"/right",parentData:r,parentDataProperty:"\
right",rootData:A})||(n=n===null?H.errors:n.concat(H.errors),e=n.length);var u=f===e}else var u=!0;if(u){if(r.mode!==void 0){let f=r.mode;const w=e;if(!(f==="ap\
pend"||f==="node_key"||f==="identity_rules"))return D.errors=[{instancePath:s+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues:ee.
properties.mode.enum}}],!1;var u=w===e}else var u=!0;if(u){if(r.node_keys!==void 0){let f=r.node_keys;const w=e;if(e===w)if(Array.isArray(f)){var t=!0;const d=f.
length;for(let h=0;h<d;h++){const B=e;if(typeof f[h]!="string")return D.errors=[{instancePath:s+"/node_keys/"+h,schemaPath:"#/properties/node_keys/items/type",keyword:"\
type",params:{type:"string"}}],!1;var t=B===e;if(!t)break}}else return D.errors=[{instancePath:s+"/node_keys",schemaPath:"#/properties/node_keys/type",keyword:"\
type",params:{type:"array"}}],!1;var u=w===e}else var u=!0;if(u){if(r.identity_rules!==void 0){let f=r.identity_rules;const w=e;if(e===w)if(f&&typeof f=="object"&&
!Array.isArray(f))for(const d in f){let h=f[d];const B=e;if(e===B)if(Array.isArray(h)){var y=!0;const T=h.length;for(let P=0;P<T;P++){const g=e;if(typeof h[P]!=
"string")return D.errors=[{instancePath:s+"/identity_rules/"+d.replace(/~/g,"~0").replace(/\//g,"~1")+"/"+P,schemaPath:"#/properties/identity_rules/additionalPr\
operties/items/type",keyword:"type",params:{type:"string"}}],!1;var y=g===e;if(!y)break}}else return D.errors=[{instancePath:s+"/identity_rules/"+d.replace(/~/g,
"~0").replace(/\//g,"~1"),schemaPath:"#/properties/identity_rules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var Q=B===e;if(!Q)break}else
return D.errors=[{instancePath:s+"/identity_rules",schemaPath:"#/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1;var u=w===e}else var u=!0;
if(u){if(r.edge_strategy!==void 0){let f=r.edge_strategy;const w=e;if(!(f==="append"||f==="idempotent"))return D.errors=[{instancePath:s+"/edge_strategy",schemaPath:"\
#/properties/edge_strategy/enum",keyword:"enum",params:{allowedValues:ee.properties.edge_strategy.enum}}],!1;var u=w===e}else var u=!0;if(u){if(r.on_node_conflict!==
void 0){let f=r.on_node_conflict;const w=e;if(!(f==="keep_dst"||f==="overwrite_from_src"||f==="merge_props"))return D.errors=[{instancePath:s+"/on_node_conflict",
schemaPath:"#/properties/on_node_conflict/enum",keyword:"enum",params:{allowedValues:ee.properties.on_node_conflict.enum}}],!1;var u=w===e}else var u=!0;if(u){if(r.
allow_duplicates!==void 0){const f=e;if(typeof r.allow_duplicates!="boolean")return D.errors=[{instancePath:s+"/allow_duplicates",schemaPath:"#/properties/allow\
_duplicates/type",keyword:"type",params:{type:"boolean"}}],!1;var u=f===e}else var u=!0;if(u){if(r.questions!==void 0){const f=e;q(r.questions,{instancePath:s+"\
/questions",parentData:r,parentDataProperty:"questions",rootData:A})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var u=f===e}else var u=!0;if(u){if(r.open_conflicts!==
void 0){const f=e;q(r.open_conflicts,{instancePath:s+"/open_conflicts",parentData:r,parentDataProperty:"open_conflicts",rootData:A})||(n=n===null?q.errors:n.concat(
q.errors),e=n.length);var u=f===e}else var u=!0;if(u){if(r.decisions!==void 0){let f=r.decisions;const w=e;if(e===w)if(Array.isArray(f)){var F=!0;const d=f.length;
for(let h=0;h<d;h++){let B=f[h];const T=e;if(e===T)if(B&&typeof B=="object"&&!Array.isArray(B)){let g;if(B.decision===void 0&&(g="decision")||B.question===void 0&&
(g="question"))return D.errors=[{instancePath:s+"/decisions/"+h,schemaPath:"#/properties/decisions/items/required",keyword:"required",params:{missingProperty:g}}],
!1;if(B.question!==void 0){const I=e;if(typeof B.question!="string")return D.errors=[{instancePath:s+"/decisions/"+h+"/question",schemaPath:"#/properties/decisi\
ons/items/properties/question/type",keyword:"type",params:{type:"string"}}],!1;var a=I===e}else var a=!0;if(a)if(B.decision!==void 0){let I=B.decision;const re=e;
if(!(I==="keep"||I==="take"||I==="skip"))return D.errors=[{instancePath:s+"/decisions/"+h+"/decision",schemaPath:"#/properties/decisions/items/properties/decisi\
on/enum",keyword:"enum",params:{allowedValues:ee.properties.decisions.items.properties.decision.enum}}],!1;var a=re===e}else var a=!0}else return D.errors=[{instancePath:s+
"/decisions/"+h,schemaPath:"#/properties/decisions/items/type",keyword:"type",params:{type:"object"}}],!1;var F=T===e;if(!F)break}}else return D.errors=[{instancePath:s+
"/decisions",schemaPath:"#/properties/decisions/type",keyword:"type",params:{type:"array"}}],!1;var u=w===e}else var u=!0;if(u)if(r.counts!==void 0){let f=r.counts;
const w=e;if(!(f&&typeof f=="object"&&!Array.isArray(f))&&f!==null)return D.errors=[{instancePath:s+"/counts",schemaPath:"#/properties/counts/type",keyword:"typ\
e",params:{type:ee.properties.counts.type}}],!1;if(e===w&&f&&typeof f=="object"&&!Array.isArray(f)){let d;if(f.edges_created===void 0&&(d="edges_created")||f.edges_reused===
void 0&&(d="edges_reused")||f.edges_skipped===void 0&&(d="edges_skipped")||f.nodes_created===void 0&&(d="nodes_created")||f.nodes_reused===void 0&&(d="nodes_reu\
sed")||f.nodes_skipped===void 0&&(d="nodes_skipped"))return D.errors=[{instancePath:s+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{
missingProperty:d}}],!1;if(f.edges_created!==void 0){const h=e;q(f.edges_created,{instancePath:s+"/counts/edges_created",parentData:f,parentDataProperty:"edges_\
created",rootData:A})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var p=h===e}else var p=!0;if(p){if(f.edges_reused!==void 0){const h=e;q(f.edges_reused,
{instancePath:s+"/counts/edges_reused",parentData:f,parentDataProperty:"edges_reused",rootData:A})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var p=h===
e}else var p=!0;if(p){if(f.edges_skipped!==void 0){const h=e;q(f.edges_skipped,{instancePath:s+"/counts/edges_skipped",parentData:f,parentDataProperty:"edges_sk\
ipped",rootData:A})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var p=h===e}else var p=!0;if(p){if(f.nodes_created!==void 0){const h=e;q(f.nodes_created,
{instancePath:s+"/counts/nodes_created",parentData:f,parentDataProperty:"nodes_created",rootData:A})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var p=h===
e}else var p=!0;if(p){if(f.nodes_reused!==void 0){const h=e;q(f.nodes_reused,{instancePath:s+"/counts/nodes_reused",parentData:f,parentDataProperty:"nodes_reuse\
d",rootData:A})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var p=h===e}else var p=!0;if(p)if(f.nodes_skipped!==void 0){const h=e;q(f.nodes_skipped,{instancePath:s+
"/counts/nodes_skipped",parentData:f,parentDataProperty:"nodes_skipped",rootData:A})||(n=n===null?q.errors:n.concat(q.errors),e=n.length);var p=h===e}else var p=!0}}}}}
var u=w===e}else var u=!0}}}}}}}}}}}}}}else return D.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return D.errors=n,e===
0}const he=c,Y={$id:"receipt.schema.json",type:"object",properties:{kind:{const:"liel-receipt"},version:{const:1},receipt_version:{const:1},tool:{type:"object",
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
seal_root:{type:"string",pattern:"^[0-9a-f]{64}$"}},required:["name","size_bytes","seal_root"]}},required:["codec","size_bytes","sha256"]},sent:{type:"object",properties:{
proved_by:{enum:["checksum of the server","read back"]},parts:{type:"integer",minimum:1,maximum:9007199254740991},locked_until:{type:"string"}},required:["prove\
d_by","parts"]}},required:["blake3","created_at","drill","edge_count","finding_count","first_finding","live","manifest_sha256","node_count","receipt_version","s\
eal_root","size_bytes","source","tool","wal_bytes_cut","wal_pages_applied"]};function c(r,{instancePath:s="",parentData:C,parentDataProperty:G,rootData:A=r}={}){
let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let u;if(r.blake3===void 0&&(u="blake3")||r.created_at===void 0&&(u="created_at")||r.drill===
void 0&&(u="drill")||r.edge_count===void 0&&(u="edge_count")||r.finding_count===void 0&&(u="finding_count")||r.first_finding===void 0&&(u="first_finding")||r.live===
void 0&&(u="live")||r.manifest_sha256===void 0&&(u="manifest_sha256")||r.node_count===void 0&&(u="node_count")||r.receipt_version===void 0&&(u="receipt_version")||
r.seal_root===void 0&&(u="seal_root")||r.size_bytes===void 0&&(u="size_bytes")||r.source===void 0&&(u="source")||r.tool===void 0&&(u="tool")||r.wal_bytes_cut===
void 0&&(u="wal_bytes_cut")||r.wal_pages_applied===void 0&&(u="wal_pages_applied"))return c.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{
missingProperty:u}}],!1;if(r.kind!==void 0){const t=e;if(r.kind!=="liel-receipt")return c.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"\
const",params:{allowedValue:"liel-receipt"}}],!1;var i=t===e}else var i=!0;if(i){if(r.version!==void 0){const t=e;if(r.version!==1)return c.errors=[{instancePath:s+
"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=t===e}else var i=!0;if(i){if(r.receipt_version!==void 0){const t=e;
if(r.receipt_version!==1)return c.errors=[{instancePath:s+"/receipt_version",schemaPath:"#/properties/receipt_version/const",keyword:"const",params:{allowedValue:1}}],
!1;var i=t===e}else var i=!0;if(i){if(r.tool!==void 0){let t=r.tool;const y=e;if(e===y)if(t&&typeof t=="object"&&!Array.isArray(t)){let F;if(t.name===void 0&&(F=
"name")||t.version===void 0&&(F="version"))return c.errors=[{instancePath:s+"/tool",schemaPath:"#/properties/tool/required",keyword:"required",params:{missingProperty:F}}],
!1;if(t.name!==void 0){const a=e;if(t.name!=="liel-ops")return c.errors=[{instancePath:s+"/tool/name",schemaPath:"#/properties/tool/properties/name/const",keyword:"\
const",params:{allowedValue:"liel-ops"}}],!1;var v=a===e}else var v=!0;if(v)if(t.version!==void 0){const a=e;if(typeof t.version!="string")return c.errors=[{instancePath:s+
"/tool/version",schemaPath:"#/properties/tool/properties/version/type",keyword:"type",params:{type:"string"}}],!1;var v=a===e}else var v=!0}else return c.errors=
[{instancePath:s+"/tool",schemaPath:"#/properties/tool/type",keyword:"type",params:{type:"object"}}],!1;var i=y===e}else var i=!0;if(i){if(r.source!==void 0){const t=e;
if(typeof r.source!="string")return c.errors=[{instancePath:s+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type:"string"}}],!1;var i=t===
e}else var i=!0;if(i){if(r.identity!==void 0){let t=r.identity;const y=e;if(e===y)if(t&&typeof t=="object"&&!Array.isArray(t)){let F;if(t.path===void 0&&(F="pat\
h")||t.machine===void 0&&(F="machine")||t.lineage===void 0&&(F="lineage"))return c.errors=[{instancePath:s+"/identity",schemaPath:"#/properties/identity/require\
d",keyword:"required",params:{missingProperty:F}}],!1;if(t.path!==void 0){const a=e;if(typeof t.path!="string")return c.errors=[{instancePath:s+"/identity/path",
schemaPath:"#/properties/identity/properties/path/type",keyword:"type",params:{type:"string"}}],!1;var l=a===e}else var l=!0;if(l){if(t.machine!==void 0){const a=e;
if(typeof t.machine!="string")return c.errors=[{instancePath:s+"/identity/machine",schemaPath:"#/properties/identity/properties/machine/type",keyword:"type",params:{
type:"string"}}],!1;var l=a===e}else var l=!0;if(l)if(t.lineage!==void 0){let a=t.lineage;const p=e;if(e===p)if(Array.isArray(a)){var m=!0;const f=a.length;for(let w=0;w<
f;w++){const j=e;if(typeof a[w]!="string")return c.errors=[{instancePath:s+"/identity/lineage/"+w,schemaPath:"#/properties/identity/properties/lineage/items/typ\
e",keyword:"type",params:{type:"string"}}],!1;var m=j===e;if(!m)break}}else return c.errors=[{instancePath:s+"/identity/lineage",schemaPath:"#/properties/identi\
ty/properties/lineage/type",keyword:"type",params:{type:"array"}}],!1;var l=p===e}else var l=!0}}else return c.errors=[{instancePath:s+"/identity",schemaPath:"#\
/properties/identity/type",keyword:"type",params:{type:"object"}}],!1;var i=y===e}else var i=!0;if(i){if(r.created_at!==void 0){let t=r.created_at;const y=e;if(e===
y)if(typeof t=="string"){if(!ne.test(t))return c.errors=[{instancePath:s+"/created_at",schemaPath:"#/properties/created_at/pattern",keyword:"pattern",params:{pattern:"\
^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"}}],!1}else return c.errors=[{instancePath:s+"/created_at",schemaPath:"\
#/properties/created_at/type",keyword:"type",params:{type:"string"}}],!1;var i=y===e}else var i=!0;if(i){if(r.live!==void 0){const t=e;if(typeof r.live!="boolea\
n")return c.errors=[{instancePath:s+"/live",schemaPath:"#/properties/live/type",keyword:"type",params:{type:"boolean"}}],!1;var i=t===e}else var i=!0;if(i){if(r.
size_bytes!==void 0){let t=r.size_bytes;const y=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return c.errors=[{instancePath:s+"/size_bytes",schemaPath:"\
#/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===y&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return c.errors=
[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(
t))return c.errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=y===
e}else var i=!0;if(i){if(r.blake3!==void 0){let t=r.blake3;const y=e;if(e===y)if(typeof t=="string"){if(!K.test(t))return c.errors=[{instancePath:s+"/blake3",schemaPath:"\
#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return c.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/b\
lake3/type",keyword:"type",params:{type:"string"}}],!1;var i=y===e}else var i=!0;if(i){if(r.format!==void 0){const t=e;if(typeof r.format!="string")return c.errors=
[{instancePath:s+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type:"string"}}],!1;var i=t===e}else var i=!0;if(i){if(r.manifest_sha256!==
void 0){let t=r.manifest_sha256;const y=e;if(typeof t!="string"&&t!==null)return c.errors=[{instancePath:s+"/manifest_sha256",schemaPath:"#/properties/manifest_\
sha256/type",keyword:"type",params:{type:Y.properties.manifest_sha256.type}}],!1;if(e===y&&typeof t=="string"&&!K.test(t))return c.errors=[{instancePath:s+"/man\
ifest_sha256",schemaPath:"#/properties/manifest_sha256/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1;var i=y===e}else var i=!0;if(i){if(r.node_count!==
void 0){let t=r.node_count;const y=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))&&t!==null)return c.errors=[{instancePath:s+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:Y.properties.node_count.type}}],!1;if(e===y&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(
t))return c.errors=[{instancePath:s+"/node_count",schemaPath:"#/properties/node_count/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(t<0||isNaN(t))return c.errors=[{instancePath:s+"/node_count",schemaPath:"#/properties/node_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1}var i=y===e}else var i=!0;if(i){if(r.edge_count!==void 0){let t=r.edge_count;const y=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))&&t!==null)return c.
errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",params:{type:Y.properties.edge_count.type}}],!1;if(e===y&&typeof t==
"number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return c.errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/maximum",keyword:"maxi\
mum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return c.errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/mi\
nimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=y===e}else var i=!0;if(i){if(r.wal_pages_applied!==void 0){let t=r.wal_pages_applied;const y=e;
if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return c.errors=[{instancePath:s+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/type",
keyword:"type",params:{type:"integer"}}],!1;if(e===y&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return c.errors=[{instancePath:s+"/wal_pa\
ges_applied",schemaPath:"#/properties/wal_pages_applied/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return c.
errors=[{instancePath:s+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=y===
e}else var i=!0;if(i){if(r.wal_bytes_cut!==void 0){let t=r.wal_bytes_cut;const y=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return c.errors=[{instancePath:s+
"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/type",keyword:"type",params:{type:"integer"}}],!1;if(e===y&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||
isNaN(t))return c.errors=[{instancePath:s+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(t<0||isNaN(t))return c.errors=[{instancePath:s+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/minimum",keyword:"minimum",params:{comparison:">=",
limit:0}}],!1}var i=y===e}else var i=!0;if(i){if(r.finding_count!==void 0){let t=r.finding_count;const y=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(
t)))return c.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/finding_count/type",keyword:"type",params:{type:"integer"}}],!1;if(e===y&&typeof t==
"number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return c.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/finding_count/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return c.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/findin\
g_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=y===e}else var i=!0;if(i){if(r.first_finding!==void 0){let t=r.first_finding;const y=e;
if(typeof t!="string"&&t!==null)return c.errors=[{instancePath:s+"/first_finding",schemaPath:"#/properties/first_finding/type",keyword:"type",params:{type:Y.properties.
first_finding.type}}],!1;var i=y===e}else var i=!0;if(i){if(r.seal_root!==void 0){let t=r.seal_root;const y=e;if(e===y)if(typeof t=="string"){if(!K.test(t))return c.
errors=[{instancePath:s+"/seal_root",schemaPath:"#/properties/seal_root/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return c.errors=[
{instancePath:s+"/seal_root",schemaPath:"#/properties/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var i=y===e}else var i=!0;if(i){if(r.drill!==void 0){
let t=r.drill;const y=e;if(e===y)if(t&&typeof t=="object"&&!Array.isArray(t)){let F;if(t.done===void 0&&(F="done")||t.ms===void 0&&(F="ms")||t.verdict===void 0&&
(F="verdict"))return c.errors=[{instancePath:s+"/drill",schemaPath:"#/properties/drill/required",keyword:"required",params:{missingProperty:F}}],!1;if(t.done!==
void 0){const a=e;if(typeof t.done!="boolean")return c.errors=[{instancePath:s+"/drill/done",schemaPath:"#/properties/drill/properties/done/type",keyword:"type",
params:{type:"boolean"}}],!1;var o=a===e}else var o=!0;if(o){if(t.ms!==void 0){let a=t.ms;const p=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)&&isFinite(a)))return c.
errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/type",keyword:"type",params:{type:"integer"}}],!1;if(e===p&&typeof a=="number"&&
isFinite(a)){if(a>9007199254740991||isNaN(a))return c.errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/maximum",keyword:"maximum",
params:{comparison:"<=",limit:9007199254740991}}],!1;if(a<0||isNaN(a))return c.errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/\
minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var o=p===e}else var o=!0;if(o){if(t.verdict!==void 0){let a=t.verdict;const p=e;if(!(a==="pass"||
a==="not done"))return c.errors=[{instancePath:s+"/drill/verdict",schemaPath:"#/properties/drill/properties/verdict/enum",keyword:"enum",params:{allowedValues:Y.
properties.drill.properties.verdict.enum}}],!1;var o=p===e}else var o=!0;if(o){if(t.before!==void 0){const a=e;if(t.before!=="encryption")return c.errors=[{instancePath:s+
"/drill/before",schemaPath:"#/properties/drill/properties/before/const",keyword:"const",params:{allowedValue:"encryption"}}],!1;var o=a===e}else var o=!0;if(o)if(t.
reason!==void 0){const a=e;if(typeof t.reason!="string")return c.errors=[{instancePath:s+"/drill/reason",schemaPath:"#/properties/drill/properties/reason/type",
keyword:"type",params:{type:"string"}}],!1;var o=a===e}else var o=!0}}}}else return c.errors=[{instancePath:s+"/drill",schemaPath:"#/properties/drill/type",keyword:"\
type",params:{type:"object"}}],!1;var i=y===e}else var i=!0;if(i){if(r.stored!==void 0){let t=r.stored;const y=e;if(e===y)if(t&&typeof t=="object"&&!Array.isArray(
t)){let F;if(t.codec===void 0&&(F="codec")||t.size_bytes===void 0&&(F="size_bytes")||t.sha256===void 0&&(F="sha256"))return c.errors=[{instancePath:s+"/stored",
schemaPath:"#/properties/stored/required",keyword:"required",params:{missingProperty:F}}],!1;if(t.codec!==void 0){let a=t.codec;const p=e;if(!(a==="none"||a==="\
zstd"||a==="delta"))return c.errors=[{instancePath:s+"/stored/codec",schemaPath:"#/properties/stored/properties/codec/enum",keyword:"enum",params:{allowedValues:Y.
properties.stored.properties.codec.enum}}],!1;var _=p===e}else var _=!0;if(_){if(t.encryption!==void 0){const a=e;if(t.encryption!=="age")return c.errors=[{instancePath:s+
"/stored/encryption",schemaPath:"#/properties/stored/properties/encryption/const",keyword:"const",params:{allowedValue:"age"}}],!1;var _=a===e}else var _=!0;if(_){
if(t.size_bytes!==void 0){let a=t.size_bytes;const p=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)&&isFinite(a)))return c.errors=[{instancePath:s+"/stored/size_b\
ytes",schemaPath:"#/properties/stored/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===p&&typeof a=="number"&&isFinite(a)){if(a>9007199254740991||
isNaN(a))return c.errors=[{instancePath:s+"/stored/size_bytes",schemaPath:"#/properties/stored/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"\
<=",limit:9007199254740991}}],!1;if(a<0||isNaN(a))return c.errors=[{instancePath:s+"/stored/size_bytes",schemaPath:"#/properties/stored/properties/size_bytes/mi\
nimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var _=p===e}else var _=!0;if(_){if(t.sha256!==void 0){let a=t.sha256;const p=e;if(e===p)if(typeof a==
"string"){if(!K.test(a))return c.errors=[{instancePath:s+"/stored/sha256",schemaPath:"#/properties/stored/properties/sha256/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return c.errors=[{instancePath:s+"/stored/sha256",schemaPath:"#/properties/stored/properties/sha256/type",keyword:"type",params:{type:"\
string"}}],!1;var _=p===e}else var _=!0;if(_){if(t.pages!==void 0){let a=t.pages;const p=e;if(!(typeof a=="number"&&!(a%1)&&!isNaN(a)&&isFinite(a)))return c.errors=
[{instancePath:s+"/stored/pages",schemaPath:"#/properties/stored/properties/pages/type",keyword:"type",params:{type:"integer"}}],!1;if(e===p&&typeof a=="number"&&
isFinite(a)){if(a>9007199254740991||isNaN(a))return c.errors=[{instancePath:s+"/stored/pages",schemaPath:"#/properties/stored/properties/pages/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(a<0||isNaN(a))return c.errors=[{instancePath:s+"/stored/pages",schemaPath:"#/properties/stored/\
properties/pages/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var _=p===e}else var _=!0;if(_)if(t.base!==void 0){let a=t.base;const p=e;if(e===
p)if(a&&typeof a=="object"&&!Array.isArray(a)){let f;if(a.name===void 0&&(f="name")||a.size_bytes===void 0&&(f="size_bytes")||a.seal_root===void 0&&(f="seal_roo\
t"))return c.errors=[{instancePath:s+"/stored/base",schemaPath:"#/properties/stored/properties/base/required",keyword:"required",params:{missingProperty:f}}],!1;
if(a.name!==void 0){const w=e;if(typeof a.name!="string")return c.errors=[{instancePath:s+"/stored/base/name",schemaPath:"#/properties/stored/properties/base/pr\
operties/name/type",keyword:"type",params:{type:"string"}}],!1;var x=w===e}else var x=!0;if(x){if(a.size_bytes!==void 0){let w=a.size_bytes;const j=e;if(!(typeof w==
"number"&&!(w%1)&&!isNaN(w)&&isFinite(w)))return c.errors=[{instancePath:s+"/stored/base/size_bytes",schemaPath:"#/properties/stored/properties/base/properties/\
size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===j&&typeof w=="number"&&isFinite(w)){if(w>9007199254740991||isNaN(w))return c.errors=[{instancePath:s+
"/stored/base/size_bytes",schemaPath:"#/properties/stored/properties/base/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(w<0||isNaN(w))return c.errors=[{instancePath:s+"/stored/base/size_bytes",schemaPath:"#/properties/stored/properties/base/properties/size_bytes/minimum",keyword:"\
minimum",params:{comparison:">=",limit:0}}],!1}var x=j===e}else var x=!0;if(x)if(a.seal_root!==void 0){let w=a.seal_root;const j=e;if(e===j)if(typeof w=="string"){
if(!K.test(w))return c.errors=[{instancePath:s+"/stored/base/seal_root",schemaPath:"#/properties/stored/properties/base/properties/seal_root/pattern",keyword:"p\
attern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return c.errors=[{instancePath:s+"/stored/base/seal_root",schemaPath:"#/properties/stored/properties/base/pr\
operties/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var x=j===e}else var x=!0}}else return c.errors=[{instancePath:s+"/stored/base",schemaPath:"\
#/properties/stored/properties/base/type",keyword:"type",params:{type:"object"}}],!1;var _=p===e}else var _=!0}}}}}else return c.errors=[{instancePath:s+"/store\
d",schemaPath:"#/properties/stored/type",keyword:"type",params:{type:"object"}}],!1;var i=y===e}else var i=!0;if(i)if(r.sent!==void 0){let t=r.sent;const y=e;if(e===
y)if(t&&typeof t=="object"&&!Array.isArray(t)){let F;if(t.proved_by===void 0&&(F="proved_by")||t.parts===void 0&&(F="parts"))return c.errors=[{instancePath:s+"/\
sent",schemaPath:"#/properties/sent/required",keyword:"required",params:{missingProperty:F}}],!1;if(t.proved_by!==void 0){let a=t.proved_by;const p=e;if(!(a==="\
checksum of the server"||a==="read back"))return c.errors=[{instancePath:s+"/sent/proved_by",schemaPath:"#/properties/sent/properties/proved_by/enum",keyword:"e\
num",params:{allowedValues:Y.properties.sent.properties.proved_by.enum}}],!1;var $=p===e}else var $=!0;if($){if(t.parts!==void 0){let a=t.parts;const p=e;if(!(typeof a==
"number"&&!(a%1)&&!isNaN(a)&&isFinite(a)))return c.errors=[{instancePath:s+"/sent/parts",schemaPath:"#/properties/sent/properties/parts/type",keyword:"type",params:{
type:"integer"}}],!1;if(e===p&&typeof a=="number"&&isFinite(a)){if(a>9007199254740991||isNaN(a))return c.errors=[{instancePath:s+"/sent/parts",schemaPath:"#/pro\
perties/sent/properties/parts/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(a<1||isNaN(a))return c.errors=[{instancePath:s+
"/sent/parts",schemaPath:"#/properties/sent/properties/parts/minimum",keyword:"minimum",params:{comparison:">=",limit:1}}],!1}var $=p===e}else var $=!0;if($)if(t.
locked_until!==void 0){const a=e;if(typeof t.locked_until!="string")return c.errors=[{instancePath:s+"/sent/locked_until",schemaPath:"#/properties/sent/properti\
es/locked_until/type",keyword:"type",params:{type:"string"}}],!1;var $=a===e}else var $=!0}}else return c.errors=[{instancePath:s+"/sent",schemaPath:"#/properti\
es/sent/type",keyword:"type",params:{type:"object"}}],!1;var i=y===e}else var i=!0}}}}}}}}}}}}}}}}}}}}}else return c.errors=[{instancePath:s,schemaPath:"#/type",
keyword:"type",params:{type:"object"}}],!1;return c.errors=n,e===0}const ve=R,de={$id:"repair-plan.schema.json",type:"object",properties:{kind:{const:"liel-repa\
ir-plan"},version:{const:1},plan_version:{const:1},source_blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},changes:{type:"object",properties:{node_heads_changed:{
$ref:"#/$defs/count"},node_degrees_changed:{$ref:"#/$defs/count"},edge_links_changed:{$ref:"#/$defs/count"},slot_ids_rewritten:{type:"array",items:{type:"object",
properties:{kind:{enum:["node","edge"]},id:{$ref:"#/$defs/count"},stored:{type:"string",pattern:"^\\d+$"},offset:{$ref:"#/$defs/count"}},required:["id","kind","\
offset","stored"]}},node_count:{$ref:"#/$defs/counter"},edge_count:{$ref:"#/$defs/counter"},loss_accepted:{type:"boolean"}},required:["edge_count","edge_links_c\
hanged","loss_accepted","node_count","node_degrees_changed","node_heads_changed","slot_ids_rewritten"]}},required:["changes","plan_version","source_blake3"],$defs:{
count:{type:"integer",minimum:0,maximum:9007199254740991},counter:{type:"object",properties:{before:{$ref:"#/$defs/count"},after:{$ref:"#/$defs/count"}},required:[
"after","before"]}}},fe=new RegExp("^\\d+$","u");function E(r,{instancePath:s="",parentData:C,parentDataProperty:G,rootData:A=r}={}){let n=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return E.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return E.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return E.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return E.errors=n,e===0}function W(r,{instancePath:s="",parentData:C,parentDataProperty:G,rootData:A=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let v;if(r.
after===void 0&&(v="after")||r.before===void 0&&(v="before"))return W.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:v}}],
!1;if(r.before!==void 0){const l=e;E(r.before,{instancePath:s+"/before",parentData:r,parentDataProperty:"before",rootData:A})||(n=n===null?E.errors:n.concat(E.errors),
e=n.length);var i=l===e}else var i=!0;if(i)if(r.after!==void 0){const l=e;E(r.after,{instancePath:s+"/after",parentData:r,parentDataProperty:"after",rootData:A})||
(n=n===null?E.errors:n.concat(E.errors),e=n.length);var i=l===e}else var i=!0}else return W.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return W.errors=n,e===0}function R(r,{instancePath:s="",parentData:C,parentDataProperty:G,rootData:A=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r==
"object"&&!Array.isArray(r)){let o;if(r.changes===void 0&&(o="changes")||r.plan_version===void 0&&(o="plan_version")||r.source_blake3===void 0&&(o="source_blake\
3"))return R.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:o}}],!1;if(r.kind!==void 0){const _=e;if(r.kind!=="liel-\
repair-plan")return R.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-repair-plan"}}],!1;var i=_===
e}else var i=!0;if(i){if(r.version!==void 0){const _=e;if(r.version!==1)return R.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"\
const",params:{allowedValue:1}}],!1;var i=_===e}else var i=!0;if(i){if(r.plan_version!==void 0){const _=e;if(r.plan_version!==1)return R.errors=[{instancePath:s+
"/plan_version",schemaPath:"#/properties/plan_version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=_===e}else var i=!0;if(i){if(r.source_blake3!==void 0){
let _=r.source_blake3;const x=e;if(e===x)if(typeof _=="string"){if(!K.test(_))return R.errors=[{instancePath:s+"/source_blake3",schemaPath:"#/properties/source_\
blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return R.errors=[{instancePath:s+"/source_blake3",schemaPath:"#/properties/source_\
blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=x===e}else var i=!0;if(i)if(r.changes!==void 0){let _=r.changes;const x=e;if(e===x)if(_&&typeof _==
"object"&&!Array.isArray(_)){let u;if(_.edge_count===void 0&&(u="edge_count")||_.edge_links_changed===void 0&&(u="edge_links_changed")||_.loss_accepted===void 0&&
(u="loss_accepted")||_.node_count===void 0&&(u="node_count")||_.node_degrees_changed===void 0&&(u="node_degrees_changed")||_.node_heads_changed===void 0&&(u="no\
de_heads_changed")||_.slot_ids_rewritten===void 0&&(u="slot_ids_rewritten"))return R.errors=[{instancePath:s+"/changes",schemaPath:"#/properties/changes/require\
d",keyword:"required",params:{missingProperty:u}}],!1;if(_.node_heads_changed!==void 0){const t=e;E(_.node_heads_changed,{instancePath:s+"/changes/node_heads_ch\
anged",parentData:_,parentDataProperty:"node_heads_changed",rootData:A})||(n=n===null?E.errors:n.concat(E.errors),e=n.length);var v=t===e}else var v=!0;if(v){if(_.
node_degrees_changed!==void 0){const t=e;E(_.node_degrees_changed,{instancePath:s+"/changes/node_degrees_changed",parentData:_,parentDataProperty:"node_degrees_\
changed",rootData:A})||(n=n===null?E.errors:n.concat(E.errors),e=n.length);var v=t===e}else var v=!0;if(v){if(_.edge_links_changed!==void 0){const t=e;E(_.edge_links_changed,
{instancePath:s+"/changes/edge_links_changed",parentData:_,parentDataProperty:"edge_links_changed",rootData:A})||(n=n===null?E.errors:n.concat(E.errors),e=n.length);
var v=t===e}else var v=!0;if(v){if(_.slot_ids_rewritten!==void 0){let t=_.slot_ids_rewritten;const y=e;if(e===y)if(Array.isArray(t)){var l=!0;const F=t.length;for(let a=0;a<
F;a++){let p=t[a];const k=e;if(e===k)if(p&&typeof p=="object"&&!Array.isArray(p)){let w;if(p.id===void 0&&(w="id")||p.kind===void 0&&(w="kind")||p.offset===void 0&&
(w="offset")||p.stored===void 0&&(w="stored"))return R.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+a,schemaPath:"#/properties/changes/properties/slot\
_ids_rewritten/items/required",keyword:"required",params:{missingProperty:w}}],!1;if(p.kind!==void 0){let j=p.kind;const d=e;if(!(j==="node"||j==="edge"))return R.
errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+a+"/kind",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/kind/enum",keyword:"\
enum",params:{allowedValues:de.properties.changes.properties.slot_ids_rewritten.items.properties.kind.enum}}],!1;var m=d===e}else var m=!0;if(m){if(p.id!==void 0){
const j=e;E(p.id,{instancePath:s+"/changes/slot_ids_rewritten/"+a+"/id",parentData:p,parentDataProperty:"id",rootData:A})||(n=n===null?E.errors:n.concat(E.errors),
e=n.length);var m=j===e}else var m=!0;if(m){if(p.stored!==void 0){let j=p.stored;const d=e;if(e===d)if(typeof j=="string"){if(!fe.test(j))return R.errors=[{instancePath:s+
"/changes/slot_ids_rewritten/"+a+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/stored/pattern",keyword:"pattern",params:{
pattern:"^\\d+$"}}],!1}else return R.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+a+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rew\
ritten/items/properties/stored/type",keyword:"type",params:{type:"string"}}],!1;var m=d===e}else var m=!0;if(m)if(p.offset!==void 0){const j=e;E(p.offset,{instancePath:s+
"/changes/slot_ids_rewritten/"+a+"/offset",parentData:p,parentDataProperty:"offset",rootData:A})||(n=n===null?E.errors:n.concat(E.errors),e=n.length);var m=j===
e}else var m=!0}}}else return R.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+a,schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/ty\
pe",keyword:"type",params:{type:"object"}}],!1;var l=k===e;if(!l)break}}else return R.errors=[{instancePath:s+"/changes/slot_ids_rewritten",schemaPath:"#/proper\
ties/changes/properties/slot_ids_rewritten/type",keyword:"type",params:{type:"array"}}],!1;var v=y===e}else var v=!0;if(v){if(_.node_count!==void 0){const t=e;W(
_.node_count,{instancePath:s+"/changes/node_count",parentData:_,parentDataProperty:"node_count",rootData:A})||(n=n===null?W.errors:n.concat(W.errors),e=n.length);
var v=t===e}else var v=!0;if(v){if(_.edge_count!==void 0){const t=e;W(_.edge_count,{instancePath:s+"/changes/edge_count",parentData:_,parentDataProperty:"edge_c\
ount",rootData:A})||(n=n===null?W.errors:n.concat(W.errors),e=n.length);var v=t===e}else var v=!0;if(v)if(_.loss_accepted!==void 0){const t=e;if(typeof _.loss_accepted!=
"boolean")return R.errors=[{instancePath:s+"/changes/loss_accepted",schemaPath:"#/properties/changes/properties/loss_accepted/type",keyword:"type",params:{type:"\
boolean"}}],!1;var v=t===e}else var v=!0}}}}}}else return R.errors=[{instancePath:s+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type:"\
object"}}],!1;var i=x===e}else var i=!0}}}}else return R.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return R.errors=
n,e===0}const ge=U,ae={$id:"signature.schema.json",type:"object",properties:{algorithm:{type:"string"},manifest_sha256:{type:"string"},manifest_version:{type:["\
integer","boolean"]},signature:{type:"string"},signature_version:{type:["integer","boolean"]}},required:["algorithm","manifest_sha256","manifest_version","signa\
ture","signature_version"]};function U(r,{instancePath:s="",parentData:C,parentDataProperty:G,rootData:A=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&
!Array.isArray(r)){let v;if(r.algorithm===void 0&&(v="algorithm")||r.manifest_sha256===void 0&&(v="manifest_sha256")||r.manifest_version===void 0&&(v="manifest_\
version")||r.signature===void 0&&(v="signature")||r.signature_version===void 0&&(v="signature_version"))return U.errors=[{instancePath:s,schemaPath:"#/required",
keyword:"required",params:{missingProperty:v}}],!1;if(r.algorithm!==void 0){const l=e;if(typeof r.algorithm!="string")return U.errors=[{instancePath:s+"/algorit\
hm",schemaPath:"#/properties/algorithm/type",keyword:"type",params:{type:"string"}}],!1;var i=l===e}else var i=!0;if(i){if(r.manifest_sha256!==void 0){const l=e;
if(typeof r.manifest_sha256!="string")return U.errors=[{instancePath:s+"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/type",keyword:"type",params:{
type:"string"}}],!1;var i=l===e}else var i=!0;if(i){if(r.manifest_version!==void 0){let l=r.manifest_version;const m=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&
isFinite(l))&&typeof l!="boolean")return U.errors=[{instancePath:s+"/manifest_version",schemaPath:"#/properties/manifest_version/type",keyword:"type",params:{type:ae.
properties.manifest_version.type}}],!1;var i=m===e}else var i=!0;if(i){if(r.signature!==void 0){const l=e;if(typeof r.signature!="string")return U.errors=[{instancePath:s+
"/signature",schemaPath:"#/properties/signature/type",keyword:"type",params:{type:"string"}}],!1;var i=l===e}else var i=!0;if(i)if(r.signature_version!==void 0){
let l=r.signature_version;const m=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(l))&&typeof l!="boolean")return U.errors=[{instancePath:s+"/signature_v\
ersion",schemaPath:"#/properties/signature_version/type",keyword:"type",params:{type:ae.properties.signature_version.type}}],!1;var i=m===e}else var i=!0}}}}else
return U.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return U.errors=n,e===0}const be=S;function M(r,{instancePath:s="",parentData:C,parentDataProperty:G,rootData:A=r}={}){let n=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return M.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return M.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return M.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return M.errors=n,e===0}function S(r,{instancePath:s="",parentData:C,
parentDataProperty:G,rootData:A=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let m;if(r.different===void 0&&(m="different")||r.nextPage===
void 0&&(m="nextPage")||r.seal===void 0&&(m="seal"))return S.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:m}}],!1;
if(r.kind!==void 0){const o=e;if(r.kind!=="liel-slice-standing")return S.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-slice-standing"}}],!1;var i=o===e}else var i=!0;if(i){if(r.version!==void 0){const o=e;if(r.version!==1)return S.errors=[{instancePath:s+"/ve\
rsion",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=o===e}else var i=!0;if(i){if(r.seal!==void 0){let o=r.seal;const _=e;
if(e===_)if(typeof o=="string"){if(!K.test(o))return S.errors=[{instancePath:s+"/seal",schemaPath:"#/properties/seal/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return S.errors=[{instancePath:s+"/seal",schemaPath:"#/properties/seal/type",keyword:"type",params:{type:"string"}}],!1;var i=_===e}else
var i=!0;if(i){if(r.nextPage!==void 0){const o=e;M(r.nextPage,{instancePath:s+"/nextPage",parentData:r,parentDataProperty:"nextPage",rootData:A})||(n=n===null?M.
errors:n.concat(M.errors),e=n.length);var i=o===e}else var i=!0;if(i){if(r.different!==void 0){let o=r.different;const _=e;if(e===_)if(Array.isArray(o)){var v=!0;
const $=o.length;for(let u=0;u<$;u++){const t=e;M(o[u],{instancePath:s+"/different/"+u,parentData:o,parentDataProperty:u,rootData:A})||(n=n===null?M.errors:n.concat(
M.errors),e=n.length);var v=t===e;if(!v)break}}else return S.errors=[{instancePath:s+"/different",schemaPath:"#/properties/different/type",keyword:"type",params:{
type:"array"}}],!1;var i=_===e}else var i=!0;if(i){if(r.store!==void 0){let o=r.store;const _=e;if(e===_)if(o&&typeof o=="object"&&!Array.isArray(o)){let $;if(o.
inode===void 0&&($="inode")||o.modified===void 0&&($="modified")||o.size===void 0&&($="size"))return S.errors=[{instancePath:s+"/store",schemaPath:"#/properties\
/store/required",keyword:"required",params:{missingProperty:$}}],!1;if(o.inode!==void 0){const u=e;if(typeof o.inode!="string")return S.errors=[{instancePath:s+
"/store/inode",schemaPath:"#/properties/store/properties/inode/type",keyword:"type",params:{type:"string"}}],!1;var l=u===e}else var l=!0;if(l){if(o.size!==void 0){
const u=e;if(typeof o.size!="string")return S.errors=[{instancePath:s+"/store/size",schemaPath:"#/properties/store/properties/size/type",keyword:"type",params:{
type:"string"}}],!1;var l=u===e}else var l=!0;if(l)if(o.modified!==void 0){const u=e;if(typeof o.modified!="string")return S.errors=[{instancePath:s+"/store/mod\
ified",schemaPath:"#/properties/store/properties/modified/type",keyword:"type",params:{type:"string"}}],!1;var l=u===e}else var l=!0}}else return S.errors=[{instancePath:s+
"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type:"object"}}],!1;var i=_===e}else var i=!0;if(i)if(r.since!==void 0){const o=e;if(typeof r.
since!="string")return S.errors=[{instancePath:s+"/since",schemaPath:"#/properties/since/type",keyword:"type",params:{type:"string"}}],!1;var i=o===e}else var i=!0}}}}}}else
return S.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return S.errors=n,e===0}export{ue as catalogExpectation,me as confirmation,ye as differential,ce as historyIndex,_e as mergePlan,he as receipt,ve as repairPlan,ge as signature,be as sliceStanding};
