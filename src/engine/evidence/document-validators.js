// Made by scripts/make-validators.ts from schemas/; not to be changed by hand.
const fe=w,re={$id:"catalog-expectation.schema.json",type:"object",properties:{kind:{const:"liel-catalog"},version:{const:1},catalog_version:{const:1},store:{type:"\
string"},nodes:{type:"integer"},node_count:{type:"integer",deprecated:!0},edges:{type:"integer"},edge_count:{type:"integer",deprecated:!0},fingerprint:{type:"st\
ring",pattern:"^[0-9a-f]{64}$"},complete:{type:"boolean"},node_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},
required:["label"]}},label_combinations:{type:"array",items:{type:"object",properties:{labels:{type:"array",items:{type:"string"}},count:{type:"integer"}},required:[
"labels"]}},edge_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},required:["label"]}},properties:{type:"arra\
y",items:{type:"object",properties:{kind:{enum:["node","edge"]},label:{type:["string","null"]},key:{type:"string"},type:{type:"string"},count:{type:"integer"}},
required:["key","kind","label","type"]}},patterns:{type:"array",items:{type:"object",properties:{from:{type:["array","null"],items:{type:"string"}},label:{type:"\
string"},to:{type:["array","null"],items:{type:"string"}},count:{type:"integer"}},required:["from","label","to"]}},expected:{type:"object"},liel:{type:"object"}},
required:["fingerprint"],if:{properties:{complete:{const:!0}},required:["complete"]},then:{properties:{edge_labels:!0,label_combinations:!0,node_labels:!0,patterns:!0,
properties:!0},required:["edge_labels","label_combinations","node_labels","patterns","properties"]}},H=new RegExp("^[0-9a-f]{64}$","u");function w(r,{instancePath:s="",
parentData:B,parentDataProperty:C,rootData:$=r}={}){let n=null,e=0;const i=e;let _=!0;const p=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let F;if(r.complete===
void 0&&(F="complete")){const l={};n===null?n=[l]:n.push(l),e++}else if(r.complete!==void 0&&r.complete!==!0){const l={};n===null?n=[l]:n.push(l),e++}}var A=p===
e;if(e=i,n!==null&&(i?n.length=i:n=null),A){const F=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let u;if(r.edge_labels===void 0&&(u="edge_labels")||r.label_combinations===
void 0&&(u="label_combinations")||r.node_labels===void 0&&(u="node_labels")||r.patterns===void 0&&(u="patterns")||r.properties===void 0&&(u="properties"))return w.
errors=[{instancePath:s,schemaPath:"#/then/required",keyword:"required",params:{missingProperty:u}}],!1}var A=F===e;_=A}if(!_){const F={instancePath:s,schemaPath:"\
#/if",keyword:"if",params:{failingKeyword:"then"}};return n===null?n=[F]:n.push(F),e++,w.errors=n,!1}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let F;
if(r.fingerprint===void 0&&(F="fingerprint"))return w.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:F}}],!1;if(r.kind!==
void 0){const l=e;if(r.kind!=="liel-catalog")return w.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"\
liel-catalog"}}],!1;var o=l===e}else var o=!0;if(o){if(r.version!==void 0){const l=e;if(r.version!==1)return w.errors=[{instancePath:s+"/version",schemaPath:"#/\
properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var o=l===e}else var o=!0;if(o){if(r.catalog_version!==void 0){const l=e;if(r.catalog_version!==
1)return w.errors=[{instancePath:s+"/catalog_version",schemaPath:"#/properties/catalog_version/const",keyword:"const",params:{allowedValue:1}}],!1;var o=l===e}else
var o=!0;if(o){if(r.store!==void 0){const l=e;if(typeof r.store!="string")return w.errors=[{instancePath:s+"/store",schemaPath:"#/properties/store/type",keyword:"\
type",params:{type:"string"}}],!1;var o=l===e}else var o=!0;if(o){if(r.nodes!==void 0){let l=r.nodes;const u=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(
l)))return w.errors=[{instancePath:s+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type:"integer"}}],!1;var o=u===e}else var o=!0;if(o){if(r.
node_count!==void 0){let l=r.node_count;const u=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return w.errors=[{instancePath:s+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:"integer"}}],!1;var o=u===e}else var o=!0;if(o){if(r.edges!==void 0){let l=r.edges;const u=e;if(!(typeof l==
"number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return w.errors=[{instancePath:s+"/edges",schemaPath:"#/properties/edges/type",keyword:"type",params:{type:"integer"}}],
!1;var o=u===e}else var o=!0;if(o){if(r.edge_count!==void 0){let l=r.edge_count;const u=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return w.errors=
[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",params:{type:"integer"}}],!1;var o=u===e}else var o=!0;if(o){if(r.fingerprint!==
void 0){let l=r.fingerprint;const u=e;if(e===u)if(typeof l=="string"){if(!H.test(l))return w.errors=[{instancePath:s+"/fingerprint",schemaPath:"#/properties/fin\
gerprint/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return w.errors=[{instancePath:s+"/fingerprint",schemaPath:"#/properties/fingerp\
rint/type",keyword:"type",params:{type:"string"}}],!1;var o=u===e}else var o=!0;if(o){if(r.complete!==void 0){const l=e;if(typeof r.complete!="boolean")return w.
errors=[{instancePath:s+"/complete",schemaPath:"#/properties/complete/type",keyword:"type",params:{type:"boolean"}}],!1;var o=l===e}else var o=!0;if(o){if(r.node_labels!==
void 0){let l=r.node_labels;const u=e;if(e===u)if(Array.isArray(l)){var c=!0;const T=l.length;for(let b=0;b<T;b++){let y=l[b];const E=e;if(e===E)if(y&&typeof y==
"object"&&!Array.isArray(y)){let Z;if(y.label===void 0&&(Z="label"))return w.errors=[{instancePath:s+"/node_labels/"+b,schemaPath:"#/properties/node_labels/item\
s/required",keyword:"required",params:{missingProperty:Z}}],!1;if(y.label!==void 0){const g=e;if(typeof y.label!="string")return w.errors=[{instancePath:s+"/nod\
e_labels/"+b+"/label",schemaPath:"#/properties/node_labels/items/properties/label/type",keyword:"type",params:{type:"string"}}],!1;var N=g===e}else var N=!0;if(N)
if(y.count!==void 0){let g=y.count;const I=e;if(!(typeof g=="number"&&!(g%1)&&!isNaN(g)&&isFinite(g)))return w.errors=[{instancePath:s+"/node_labels/"+b+"/count",
schemaPath:"#/properties/node_labels/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var N=I===e}else var N=!0}else return w.errors=[{instancePath:s+
"/node_labels/"+b,schemaPath:"#/properties/node_labels/items/type",keyword:"type",params:{type:"object"}}],!1;var c=E===e;if(!c)break}}else return w.errors=[{instancePath:s+
"/node_labels",schemaPath:"#/properties/node_labels/type",keyword:"type",params:{type:"array"}}],!1;var o=u===e}else var o=!0;if(o){if(r.label_combinations!==void 0){
let l=r.label_combinations;const u=e;if(e===u)if(Array.isArray(l)){var t=!0;const T=l.length;for(let b=0;b<T;b++){let y=l[b];const E=e;if(e===E)if(y&&typeof y==
"object"&&!Array.isArray(y)){let Z;if(y.labels===void 0&&(Z="labels"))return w.errors=[{instancePath:s+"/label_combinations/"+b,schemaPath:"#/properties/label_c\
ombinations/items/required",keyword:"required",params:{missingProperty:Z}}],!1;if(y.labels!==void 0){let g=y.labels;const I=e;if(e===I)if(Array.isArray(g)){var a=!0;
const te=g.length;for(let J=0;J<te;J++){const W=e;if(typeof g[J]!="string")return w.errors=[{instancePath:s+"/label_combinations/"+b+"/labels/"+J,schemaPath:"#/\
properties/label_combinations/items/properties/labels/items/type",keyword:"type",params:{type:"string"}}],!1;var a=W===e;if(!a)break}}else return w.errors=[{instancePath:s+
"/label_combinations/"+b+"/labels",schemaPath:"#/properties/label_combinations/items/properties/labels/type",keyword:"type",params:{type:"array"}}],!1;var P=I===
e}else var P=!0;if(P)if(y.count!==void 0){let g=y.count;const I=e;if(!(typeof g=="number"&&!(g%1)&&!isNaN(g)&&isFinite(g)))return w.errors=[{instancePath:s+"/la\
bel_combinations/"+b+"/count",schemaPath:"#/properties/label_combinations/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var P=I===e}else
var P=!0}else return w.errors=[{instancePath:s+"/label_combinations/"+b,schemaPath:"#/properties/label_combinations/items/type",keyword:"type",params:{type:"obj\
ect"}}],!1;var t=E===e;if(!t)break}}else return w.errors=[{instancePath:s+"/label_combinations",schemaPath:"#/properties/label_combinations/type",keyword:"type",
params:{type:"array"}}],!1;var o=u===e}else var o=!0;if(o){if(r.edge_labels!==void 0){let l=r.edge_labels;const u=e;if(e===u)if(Array.isArray(l)){var h=!0;const T=l.
length;for(let b=0;b<T;b++){let y=l[b];const E=e;if(e===E)if(y&&typeof y=="object"&&!Array.isArray(y)){let Z;if(y.label===void 0&&(Z="label"))return w.errors=[{
instancePath:s+"/edge_labels/"+b,schemaPath:"#/properties/edge_labels/items/required",keyword:"required",params:{missingProperty:Z}}],!1;if(y.label!==void 0){const g=e;
if(typeof y.label!="string")return w.errors=[{instancePath:s+"/edge_labels/"+b+"/label",schemaPath:"#/properties/edge_labels/items/properties/label/type",keyword:"\
type",params:{type:"string"}}],!1;var k=g===e}else var k=!0;if(k)if(y.count!==void 0){let g=y.count;const I=e;if(!(typeof g=="number"&&!(g%1)&&!isNaN(g)&&isFinite(
g)))return w.errors=[{instancePath:s+"/edge_labels/"+b+"/count",schemaPath:"#/properties/edge_labels/items/properties/count/type",keyword:"type",params:{type:"i\
nteger"}}],!1;var k=I===e}else var k=!0}else return w.errors=[{instancePath:s+"/edge_labels/"+b,schemaPath:"#/properties/edge_labels/items/type",keyword:"type",
params:{type:"object"}}],!1;var h=E===e;if(!h)break}}else return w.errors=[{instancePath:s+"/edge_labels",schemaPath:"#/properties/edge_labels/type",keyword:"ty\
pe",params:{type:"array"}}],!1;var o=u===e}else var o=!0;if(o){if(r.properties!==void 0){let l=r.properties;const u=e;if(e===u)if(Array.isArray(l)){var O=!0;const T=l.
length;for(let b=0;b<T;b++){let y=l[b];const E=e;if(e===E)if(y&&typeof y=="object"&&!Array.isArray(y)){let Z;if(y.key===void 0&&(Z="key")||y.kind===void 0&&(Z="\
kind")||y.label===void 0&&(Z="label")||y.type===void 0&&(Z="type"))return w.errors=[{instancePath:s+"/properties/"+b,schemaPath:"#/properties/properties/items/r\
equired",keyword:"required",params:{missingProperty:Z}}],!1;if(y.kind!==void 0){let g=y.kind;const I=e;if(!(g==="node"||g==="edge"))return w.errors=[{instancePath:s+
"/properties/"+b+"/kind",schemaPath:"#/properties/properties/items/properties/kind/enum",keyword:"enum",params:{allowedValues:re.properties.properties.items.properties.
kind.enum}}],!1;var j=I===e}else var j=!0;if(j){if(y.label!==void 0){let g=y.label;const I=e;if(typeof g!="string"&&g!==null)return w.errors=[{instancePath:s+"/\
properties/"+b+"/label",schemaPath:"#/properties/properties/items/properties/label/type",keyword:"type",params:{type:re.properties.properties.items.properties.label.
type}}],!1;var j=I===e}else var j=!0;if(j){if(y.key!==void 0){const g=e;if(typeof y.key!="string")return w.errors=[{instancePath:s+"/properties/"+b+"/key",schemaPath:"\
#/properties/properties/items/properties/key/type",keyword:"type",params:{type:"string"}}],!1;var j=g===e}else var j=!0;if(j){if(y.type!==void 0){const g=e;if(typeof y.
type!="string")return w.errors=[{instancePath:s+"/properties/"+b+"/type",schemaPath:"#/properties/properties/items/properties/type/type",keyword:"type",params:{
type:"string"}}],!1;var j=g===e}else var j=!0;if(j)if(y.count!==void 0){let g=y.count;const I=e;if(!(typeof g=="number"&&!(g%1)&&!isNaN(g)&&isFinite(g)))return w.
errors=[{instancePath:s+"/properties/"+b+"/count",schemaPath:"#/properties/properties/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var j=I===
e}else var j=!0}}}}else return w.errors=[{instancePath:s+"/properties/"+b,schemaPath:"#/properties/properties/items/type",keyword:"type",params:{type:"object"}}],
!1;var O=E===e;if(!O)break}}else return w.errors=[{instancePath:s+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type:"array"}}],
!1;var o=u===e}else var o=!0;if(o){if(r.patterns!==void 0){let l=r.patterns;const u=e;if(e===u)if(Array.isArray(l)){var d=!0;const T=l.length;for(let b=0;b<T;b++){
let y=l[b];const E=e;if(e===E)if(y&&typeof y=="object"&&!Array.isArray(y)){let Z;if(y.from===void 0&&(Z="from")||y.label===void 0&&(Z="label")||y.to===void 0&&(Z=
"to"))return w.errors=[{instancePath:s+"/patterns/"+b,schemaPath:"#/properties/patterns/items/required",keyword:"required",params:{missingProperty:Z}}],!1;if(y.
from!==void 0){let g=y.from;const I=e;if(!Array.isArray(g)&&g!==null)return w.errors=[{instancePath:s+"/patterns/"+b+"/from",schemaPath:"#/properties/patterns/i\
tems/properties/from/type",keyword:"type",params:{type:re.properties.patterns.items.properties.from.type}}],!1;if(e===I&&Array.isArray(g)){var v=!0;const te=g.length;
for(let J=0;J<te;J++){const W=e;if(typeof g[J]!="string")return w.errors=[{instancePath:s+"/patterns/"+b+"/from/"+J,schemaPath:"#/properties/patterns/items/prop\
erties/from/items/type",keyword:"type",params:{type:"string"}}],!1;var v=W===e;if(!v)break}}var f=I===e}else var f=!0;if(f){if(y.label!==void 0){const g=e;if(typeof y.
label!="string")return w.errors=[{instancePath:s+"/patterns/"+b+"/label",schemaPath:"#/properties/patterns/items/properties/label/type",keyword:"type",params:{type:"\
string"}}],!1;var f=g===e}else var f=!0;if(f){if(y.to!==void 0){let g=y.to;const I=e;if(!Array.isArray(g)&&g!==null)return w.errors=[{instancePath:s+"/patterns/"+
b+"/to",schemaPath:"#/properties/patterns/items/properties/to/type",keyword:"type",params:{type:re.properties.patterns.items.properties.to.type}}],!1;if(e===I&&
Array.isArray(g)){var q=!0;const J=g.length;for(let W=0;W<J;W++){const ae=e;if(typeof g[W]!="string")return w.errors=[{instancePath:s+"/patterns/"+b+"/to/"+W,schemaPath:"\
#/properties/patterns/items/properties/to/items/type",keyword:"type",params:{type:"string"}}],!1;var q=ae===e;if(!q)break}}var f=I===e}else var f=!0;if(f)if(y.count!==
void 0){let g=y.count;const I=e;if(!(typeof g=="number"&&!(g%1)&&!isNaN(g)&&isFinite(g)))return w.errors=[{instancePath:s+"/patterns/"+b+"/count",schemaPath:"#/\
properties/patterns/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var f=I===e}else var f=!0}}}else return w.errors=[{instancePath:s+"\
/patterns/"+b,schemaPath:"#/properties/patterns/items/type",keyword:"type",params:{type:"object"}}],!1;var d=E===e;if(!d)break}}else return w.errors=[{instancePath:s+
"/patterns",schemaPath:"#/properties/patterns/type",keyword:"type",params:{type:"array"}}],!1;var o=u===e}else var o=!0;if(o){if(r.expected!==void 0){let l=r.expected;
const u=e;if(!(l&&typeof l=="object"&&!Array.isArray(l)))return w.errors=[{instancePath:s+"/expected",schemaPath:"#/properties/expected/type",keyword:"type",params:{
type:"object"}}],!1;var o=u===e}else var o=!0;if(o)if(r.liel!==void 0){let l=r.liel;const u=e;if(!(l&&typeof l=="object"&&!Array.isArray(l)))return w.errors=[{instancePath:s+
"/liel",schemaPath:"#/properties/liel/type",keyword:"type",params:{type:"object"}}],!1;var o=u===e}else var o=!0}}}}}}}}}}}}}}}}else return w.errors=[{instancePath:s,
schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return w.errors=n,e===0}const ue=L,oe={$id:"confirmation.schema.json",type:"object",properties:{kind:{
const:"liel-confirmation"},version:{const:1},confirmed_at:{type:"string",pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\\
.\\d+)?Z$"},same:{enum:["bytes","graph"]},blake3:{type:"string",pattern:"^[0-9a-f]{64}$"}},required:["kind","version","confirmed_at","same","blake3"]},ne=new RegExp(
"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$","u");function L(r,{instancePath:s="",parentData:B,parentDataProperty:C,
rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let _;if(r.kind===void 0&&(_="kind")||r.version===void 0&&(_="version")||
r.confirmed_at===void 0&&(_="confirmed_at")||r.same===void 0&&(_="same")||r.blake3===void 0&&(_="blake3"))return L.errors=[{instancePath:s,schemaPath:"#/require\
d",keyword:"required",params:{missingProperty:_}}],!1;if(r.kind!==void 0){const p=e;if(r.kind!=="liel-confirmation")return L.errors=[{instancePath:s+"/kind",schemaPath:"\
#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-confirmation"}}],!1;var i=p===e}else var i=!0;if(i){if(r.version!==void 0){const p=e;if(r.version!==
1)return L.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=p===e}else var i=!0;if(i){
if(r.confirmed_at!==void 0){let p=r.confirmed_at;const A=e;if(e===A)if(typeof p=="string"){if(!ne.test(p))return L.errors=[{instancePath:s+"/confirmed_at",schemaPath:"\
#/properties/confirmed_at/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"}}],
!1}else return L.errors=[{instancePath:s+"/confirmed_at",schemaPath:"#/properties/confirmed_at/type",keyword:"type",params:{type:"string"}}],!1;var i=A===e}else
var i=!0;if(i){if(r.same!==void 0){let p=r.same;const A=e;if(!(p==="bytes"||p==="graph"))return L.errors=[{instancePath:s+"/same",schemaPath:"#/properties/same/\
enum",keyword:"enum",params:{allowedValues:oe.properties.same.enum}}],!1;var i=A===e}else var i=!0;if(i)if(r.blake3!==void 0){let p=r.blake3;const A=e;if(e===A)
if(typeof p=="string"){if(!H.test(p))return L.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-\
9a-f]{64}$"}}],!1}else return L.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=A===e}else
var i=!0}}}}else return L.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return L.errors=n,e===0}const ce=D,se={$id:"his\
tory-index.schema.json",type:"object",properties:{kind:{const:"liel-history-index"},version:{const:1},sha256:{type:"string",pattern:"^[0-9a-f]{64}$"},copies:{type:"\
array",items:{type:"object",properties:{backup:{type:"string"},size_bytes:{type:"integer",minimum:0},modified_ns:{type:"string",pattern:"^-?\\d{1,20}$"},blake3:{
type:"string",pattern:"^[0-9a-f]{64}$"},since:{type:["string","null"],pattern:"^[0-9a-f]{64}$"},nodes:{type:"integer",minimum:0},edges:{type:"integer",minimum:0},
changes:{type:["array","null"],items:{type:"integer",minimum:0},minItems:6,maxItems:6},touched_nodes:{type:["string","null"]},touched_edges:{type:["string","nul\
l"]}},required:["backup","size_bytes","modified_ns","blake3","since","nodes","edges","changes","touched_nodes","touched_edges"]}}},required:["kind","version","s\
ha256","copies"]},pe=new RegExp("^-?\\d{1,20}$","u");function D(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:$=r}={}){let n=null,e=0;if(e===0)
if(r&&typeof r=="object"&&!Array.isArray(r)){let o;if(r.kind===void 0&&(o="kind")||r.version===void 0&&(o="version")||r.sha256===void 0&&(o="sha256")||r.copies===
void 0&&(o="copies"))return D.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:o}}],!1;if(r.kind!==void 0){const c=e;if(r.
kind!=="liel-history-index")return D.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-history-ind\
ex"}}],!1;var i=c===e}else var i=!0;if(i){if(r.version!==void 0){const c=e;if(r.version!==1)return D.errors=[{instancePath:s+"/version",schemaPath:"#/properties\
/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=c===e}else var i=!0;if(i){if(r.sha256!==void 0){let c=r.sha256;const N=e;if(e===N)if(typeof c==
"string"){if(!H.test(c))return D.errors=[{instancePath:s+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],
!1}else return D.errors=[{instancePath:s+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type:"string"}}],!1;var i=N===e}else var i=!0;if(i)
if(r.copies!==void 0){let c=r.copies;const N=e;if(e===N)if(Array.isArray(c)){var _=!0;const a=c.length;for(let P=0;P<a;P++){let h=c[P];const k=e;if(e===k)if(h&&
typeof h=="object"&&!Array.isArray(h)){let j;if(h.backup===void 0&&(j="backup")||h.size_bytes===void 0&&(j="size_bytes")||h.modified_ns===void 0&&(j="modified_n\
s")||h.blake3===void 0&&(j="blake3")||h.since===void 0&&(j="since")||h.nodes===void 0&&(j="nodes")||h.edges===void 0&&(j="edges")||h.changes===void 0&&(j="chang\
es")||h.touched_nodes===void 0&&(j="touched_nodes")||h.touched_edges===void 0&&(j="touched_edges"))return D.errors=[{instancePath:s+"/copies/"+P,schemaPath:"#/p\
roperties/copies/items/required",keyword:"required",params:{missingProperty:j}}],!1;if(h.backup!==void 0){const d=e;if(typeof h.backup!="string")return D.errors=
[{instancePath:s+"/copies/"+P+"/backup",schemaPath:"#/properties/copies/items/properties/backup/type",keyword:"type",params:{type:"string"}}],!1;var p=d===e}else
var p=!0;if(p){if(h.size_bytes!==void 0){let d=h.size_bytes;const v=e;if(!(typeof d=="number"&&!(d%1)&&!isNaN(d)&&isFinite(d)))return D.errors=[{instancePath:s+
"/copies/"+P+"/size_bytes",schemaPath:"#/properties/copies/items/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===v&&typeof d=="nu\
mber"&&isFinite(d)&&(d<0||isNaN(d)))return D.errors=[{instancePath:s+"/copies/"+P+"/size_bytes",schemaPath:"#/properties/copies/items/properties/size_bytes/mini\
mum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var p=v===e}else var p=!0;if(p){if(h.modified_ns!==void 0){let d=h.modified_ns;const v=e;if(e===v)if(typeof d==
"string"){if(!pe.test(d))return D.errors=[{instancePath:s+"/copies/"+P+"/modified_ns",schemaPath:"#/properties/copies/items/properties/modified_ns/pattern",keyword:"\
pattern",params:{pattern:"^-?\\d{1,20}$"}}],!1}else return D.errors=[{instancePath:s+"/copies/"+P+"/modified_ns",schemaPath:"#/properties/copies/items/propertie\
s/modified_ns/type",keyword:"type",params:{type:"string"}}],!1;var p=v===e}else var p=!0;if(p){if(h.blake3!==void 0){let d=h.blake3;const v=e;if(e===v)if(typeof d==
"string"){if(!H.test(d))return D.errors=[{instancePath:s+"/copies/"+P+"/blake3",schemaPath:"#/properties/copies/items/properties/blake3/pattern",keyword:"patter\
n",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return D.errors=[{instancePath:s+"/copies/"+P+"/blake3",schemaPath:"#/properties/copies/items/properties/blake3/t\
ype",keyword:"type",params:{type:"string"}}],!1;var p=v===e}else var p=!0;if(p){if(h.since!==void 0){let d=h.since;const v=e;if(typeof d!="string"&&d!==null)return D.
errors=[{instancePath:s+"/copies/"+P+"/since",schemaPath:"#/properties/copies/items/properties/since/type",keyword:"type",params:{type:se.properties.copies.items.
properties.since.type}}],!1;if(e===v&&typeof d=="string"&&!H.test(d))return D.errors=[{instancePath:s+"/copies/"+P+"/since",schemaPath:"#/properties/copies/item\
s/properties/since/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1;var p=v===e}else var p=!0;if(p){if(h.nodes!==void 0){let d=h.nodes;const v=e;
if(!(typeof d=="number"&&!(d%1)&&!isNaN(d)&&isFinite(d)))return D.errors=[{instancePath:s+"/copies/"+P+"/nodes",schemaPath:"#/properties/copies/items/properties\
/nodes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===v&&typeof d=="number"&&isFinite(d)&&(d<0||isNaN(d)))return D.errors=[{instancePath:s+"/copies/"+
P+"/nodes",schemaPath:"#/properties/copies/items/properties/nodes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var p=v===e}else var p=!0;if(p){
if(h.edges!==void 0){let d=h.edges;const v=e;if(!(typeof d=="number"&&!(d%1)&&!isNaN(d)&&isFinite(d)))return D.errors=[{instancePath:s+"/copies/"+P+"/edges",schemaPath:"\
#/properties/copies/items/properties/edges/type",keyword:"type",params:{type:"integer"}}],!1;if(e===v&&typeof d=="number"&&isFinite(d)&&(d<0||isNaN(d)))return D.
errors=[{instancePath:s+"/copies/"+P+"/edges",schemaPath:"#/properties/copies/items/properties/edges/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1;var p=v===e}else var p=!0;if(p){if(h.changes!==void 0){let d=h.changes;const v=e;if(!Array.isArray(d)&&d!==null)return D.errors=[{instancePath:s+"/copies/"+P+
"/changes",schemaPath:"#/properties/copies/items/properties/changes/type",keyword:"type",params:{type:se.properties.copies.items.properties.changes.type}}],!1;if(e===
v&&Array.isArray(d)){if(d.length>6)return D.errors=[{instancePath:s+"/copies/"+P+"/changes",schemaPath:"#/properties/copies/items/properties/changes/maxItems",keyword:"\
maxItems",params:{limit:6}}],!1;if(d.length<6)return D.errors=[{instancePath:s+"/copies/"+P+"/changes",schemaPath:"#/properties/copies/items/properties/changes/\
minItems",keyword:"minItems",params:{limit:6}}],!1;{var A=!0;const q=d.length;for(let F=0;F<q;F++){let l=d[F];const u=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(
l)&&isFinite(l)))return D.errors=[{instancePath:s+"/copies/"+P+"/changes/"+F,schemaPath:"#/properties/copies/items/properties/changes/items/type",keyword:"type",
params:{type:"integer"}}],!1;if(e===u&&typeof l=="number"&&isFinite(l)&&(l<0||isNaN(l)))return D.errors=[{instancePath:s+"/copies/"+P+"/changes/"+F,schemaPath:"\
#/properties/copies/items/properties/changes/items/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1;var A=u===e;if(!A)break}}}var p=v===e}else var p=!0;
if(p){if(h.touched_nodes!==void 0){let d=h.touched_nodes;const v=e;if(typeof d!="string"&&d!==null)return D.errors=[{instancePath:s+"/copies/"+P+"/touched_nodes",
schemaPath:"#/properties/copies/items/properties/touched_nodes/type",keyword:"type",params:{type:se.properties.copies.items.properties.touched_nodes.type}}],!1;
var p=v===e}else var p=!0;if(p)if(h.touched_edges!==void 0){let d=h.touched_edges;const v=e;if(typeof d!="string"&&d!==null)return D.errors=[{instancePath:s+"/c\
opies/"+P+"/touched_edges",schemaPath:"#/properties/copies/items/properties/touched_edges/type",keyword:"type",params:{type:se.properties.copies.items.properties.
touched_edges.type}}],!1;var p=v===e}else var p=!0}}}}}}}}}else return D.errors=[{instancePath:s+"/copies/"+P,schemaPath:"#/properties/copies/items/type",keyword:"\
type",params:{type:"object"}}],!1;var _=k===e;if(!_)break}}else return D.errors=[{instancePath:s+"/copies",schemaPath:"#/properties/copies/type",keyword:"type",
params:{type:"array"}}],!1;var i=N===e}else var i=!0}}}else return D.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return D.
errors=n,e===0}const ye=z,X={$id:"merge-plan.schema.json",type:"object",properties:{kind:{const:"liel-merge-plan"},version:{const:1},merge_plan_version:{const:1},
left:{$ref:"#/$defs/input"},right:{$ref:"#/$defs/input"},mode:{enum:["append","node_key","identity_rules"]},node_keys:{type:"array",items:{type:"string"}},identity_rules:{
type:"object",additionalProperties:{type:"array",items:{type:"string"}}},edge_strategy:{enum:["append","idempotent"]},on_node_conflict:{enum:["keep_dst","overwr\
ite_from_src","merge_props"]},allow_duplicates:{type:"boolean"},questions:{$ref:"#/$defs/count"},open_conflicts:{$ref:"#/$defs/count"},decisions:{type:"array",items:{
type:"object",properties:{question:{type:"string"},decision:{enum:["keep","take","skip"]}},required:["decision","question"]}},counts:{type:["object","null"],properties:{
edges_created:{$ref:"#/$defs/count"},edges_reused:{$ref:"#/$defs/count"},edges_skipped:{$ref:"#/$defs/count"},nodes_created:{$ref:"#/$defs/count"},nodes_reused:{
$ref:"#/$defs/count"},nodes_skipped:{$ref:"#/$defs/count"}},required:["edges_created","edges_reused","edges_skipped","nodes_created","nodes_reused","nodes_skipp\
ed"]}},required:["allow_duplicates","counts","decisions","edge_strategy","identity_rules","left","merge_plan_version","mode","node_keys","on_node_conflict","ope\
n_conflicts","questions","right"],allOf:[{if:{properties:{mode:{const:"node_key"}}},then:{properties:{node_keys:{type:"array",minItems:1}}}},{if:{properties:{mode:{
const:"identity_rules"}}},then:{properties:{identity_rules:{type:"object",minProperties:1,additionalProperties:{type:"array",minItems:1}}}}}],$defs:{count:{type:"\
integer",minimum:0,maximum:9007199254740991},input:{type:"object",properties:{path:{type:"string"},blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},nodes:{$ref:"\
#/$defs/count"},edges:{$ref:"#/$defs/count"}},required:["blake3","edges","nodes","path"]}}};function x(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:$=r}={}){let n=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return x.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return x.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return x.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return x.errors=n,e===0}function G(r,{instancePath:s="",parentData:B,
parentDataProperty:C,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let _;if(r.blake3===void 0&&(_="blake3")||r.edges===
void 0&&(_="edges")||r.nodes===void 0&&(_="nodes")||r.path===void 0&&(_="path"))return G.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{
missingProperty:_}}],!1;if(r.path!==void 0){const p=e;if(typeof r.path!="string")return G.errors=[{instancePath:s+"/path",schemaPath:"#/properties/path/type",keyword:"\
type",params:{type:"string"}}],!1;var i=p===e}else var i=!0;if(i){if(r.blake3!==void 0){let p=r.blake3;const A=e;if(e===A)if(typeof p=="string"){if(!H.test(p))return G.
errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return G.errors=[{instancePath:s+
"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=A===e}else var i=!0;if(i){if(r.nodes!==void 0){const p=e;x(r.nodes,
{instancePath:s+"/nodes",parentData:r,parentDataProperty:"nodes",rootData:$})||(n=n===null?x.errors:n.concat(x.errors),e=n.length);var i=p===e}else var i=!0;if(i)
if(r.edges!==void 0){const p=e;x(r.edges,{instancePath:s+"/edges",parentData:r,parentDataProperty:"edges",rootData:$})||(n=n===null?x.errors:n.concat(x.errors),
e=n.length);var i=p===e}else var i=!0}}}else return G.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return G.errors=n,e===
0}function z(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:$=r}={}){let n=null,e=0;const i=e,_=e;let p=!0;const A=e;if(r&&typeof r=="object"&&
!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="node_key"){const v={};n===null?n=[v]:n.push(v),e++}var o=A===e;if(e=_,n!==null&&(_?n.length=_:n=null),o){const v=e;
if(r&&typeof r=="object"&&!Array.isArray(r)&&r.node_keys!==void 0){let q=r.node_keys;if(e===e)if(Array.isArray(q)){if(q.length<1)return z.errors=[{instancePath:s+
"/node_keys",schemaPath:"#/allOf/0/then/properties/node_keys/minItems",keyword:"minItems",params:{limit:1}}],!1}else return z.errors=[{instancePath:s+"/node_key\
s",schemaPath:"#/allOf/0/then/properties/node_keys/type",keyword:"type",params:{type:"array"}}],!1}var o=v===e;p=o}if(!p){const v={instancePath:s,schemaPath:"#/\
allOf/0/if",keyword:"if",params:{failingKeyword:"then"}};return n===null?n=[v]:n.push(v),e++,z.errors=n,!1}var c=i===e;if(c){const v=e,f=e;let q=!0;const F=e;if(r&&
typeof r=="object"&&!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="identity_rules"){const u={};n===null?n=[u]:n.push(u),e++}var N=F===e;if(e=f,n!==null&&(f?n.length=
f:n=null),N){const u=e;if(r&&typeof r=="object"&&!Array.isArray(r)&&r.identity_rules!==void 0){let T=r.identity_rules;if(e===e)if(T&&typeof T=="object"&&!Array.
isArray(T)){if(Object.keys(T).length<1)return z.errors=[{instancePath:s+"/identity_rules",schemaPath:"#/allOf/1/then/properties/identity_rules/minProperties",keyword:"\
minProperties",params:{limit:1}}],!1;for(const y in T){let E=T[y];const ee=e;if(e===ee)if(Array.isArray(E)){if(E.length<1)return z.errors=[{instancePath:s+"/ide\
ntity_rules/"+y.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_rules/additionalProperties/minItems",keyword:"minItems",params:{
limit:1}}],!1}else return z.errors=[{instancePath:s+"/identity_rules/"+y.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_r\
ules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var t=ee===e;if(!t)break}}else return z.errors=[{instancePath:s+"/identity_rules",schemaPath:"\
#/allOf/1/then/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1}var N=u===e;q=N}if(!q){const u={instancePath:s,schemaPath:"#/allOf/1/i\
f",keyword:"if",params:{failingKeyword:"then"}};return n===null?n=[u]:n.push(u),e++,z.errors=n,!1}var c=v===e}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(
r)){let v;if(r.allow_duplicates===void 0&&(v="allow_duplicates")||r.counts===void 0&&(v="counts")||r.decisions===void 0&&(v="decisions")||r.edge_strategy===void 0&&
(v="edge_strategy")||r.identity_rules===void 0&&(v="identity_rules")||r.left===void 0&&(v="left")||r.merge_plan_version===void 0&&(v="merge_plan_version")||r.mode===
void 0&&(v="mode")||r.node_keys===void 0&&(v="node_keys")||r.on_node_conflict===void 0&&(v="on_node_conflict")||r.open_conflicts===void 0&&(v="open_conflicts")||
r.questions===void 0&&(v="questions")||r.right===void 0&&(v="right"))return z.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:v}}],
!1;if(r.kind!==void 0){const f=e;if(r.kind!=="liel-merge-plan")return z.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-merge-plan"}}],!1;var a=f===e}else var a=!0;if(a){if(r.version!==void 0){const f=e;if(r.version!==1)return z.errors=[{instancePath:s+"/versio\
n",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var a=f===e}else var a=!0;if(a){if(r.merge_plan_version!==void 0){const f=e;
if(r.merge_plan_version!==1)return z.errors=[{instancePath:s+"/merge_plan_version",schemaPath:"#/properties/merge_plan_version/const",keyword:"const",params:{allowedValue:1}}],
!1;var a=f===e}else var a=!0;if(a){if(r.left!==void 0){const f=e;G(r.left,{instancePath:s+"/left",parentData:r,parentDataProperty:"left",rootData:$})||(n=n===null?
G.errors:n.concat(G.errors),e=n.length);var a=f===e}else var a=!0;if(a){if(r.right!==void 0){const f=e;G(r.right,{instancePath:s+"/right",parentData:r,parentDataProperty:"\
right",rootData:$})||(n=n===null?G.errors:n.concat(G.errors),e=n.length);var a=f===e}else var a=!0;if(a){if(r.mode!==void 0){let f=r.mode;const q=e;if(!(f==="ap\
pend"||f==="node_key"||f==="identity_rules"))return z.errors=[{instancePath:s+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues:X.
properties.mode.enum}}],!1;var a=q===e}else var a=!0;if(a){if(r.node_keys!==void 0){let f=r.node_keys;const q=e;if(e===q)if(Array.isArray(f)){var P=!0;const l=f.
length;for(let u=0;u<l;u++){const S=e;if(typeof f[u]!="string")return z.errors=[{instancePath:s+"/node_keys/"+u,schemaPath:"#/properties/node_keys/items/type",keyword:"\
type",params:{type:"string"}}],!1;var P=S===e;if(!P)break}}else return z.errors=[{instancePath:s+"/node_keys",schemaPath:"#/properties/node_keys/type",keyword:"\
type",params:{type:"array"}}],!1;var a=q===e}else var a=!0;if(a){if(r.identity_rules!==void 0){let f=r.identity_rules;const q=e;if(e===q)if(f&&typeof f=="object"&&
!Array.isArray(f))for(const l in f){let u=f[l];const S=e;if(e===S)if(Array.isArray(u)){var h=!0;const T=u.length;for(let b=0;b<T;b++){const y=e;if(typeof u[b]!=
"string")return z.errors=[{instancePath:s+"/identity_rules/"+l.replace(/~/g,"~0").replace(/\//g,"~1")+"/"+b,schemaPath:"#/properties/identity_rules/additionalPr\
operties/items/type",keyword:"type",params:{type:"string"}}],!1;var h=y===e;if(!h)break}}else return z.errors=[{instancePath:s+"/identity_rules/"+l.replace(/~/g,
"~0").replace(/\//g,"~1"),schemaPath:"#/properties/identity_rules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var k=S===e;if(!k)break}else
return z.errors=[{instancePath:s+"/identity_rules",schemaPath:"#/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1;var a=q===e}else var a=!0;
if(a){if(r.edge_strategy!==void 0){let f=r.edge_strategy;const q=e;if(!(f==="append"||f==="idempotent"))return z.errors=[{instancePath:s+"/edge_strategy",schemaPath:"\
#/properties/edge_strategy/enum",keyword:"enum",params:{allowedValues:X.properties.edge_strategy.enum}}],!1;var a=q===e}else var a=!0;if(a){if(r.on_node_conflict!==
void 0){let f=r.on_node_conflict;const q=e;if(!(f==="keep_dst"||f==="overwrite_from_src"||f==="merge_props"))return z.errors=[{instancePath:s+"/on_node_conflict",
schemaPath:"#/properties/on_node_conflict/enum",keyword:"enum",params:{allowedValues:X.properties.on_node_conflict.enum}}],!1;var a=q===e}else var a=!0;if(a){if(r.
allow_duplicates!==void 0){const f=e;if(typeof r.allow_duplicates!="boolean")return z.errors=[{instancePath:s+"/allow_duplicates",schemaPath:"#/properties/allow\
_duplicates/type",keyword:"type",params:{type:"boolean"}}],!1;var a=f===e}else var a=!0;if(a){if(r.questions!==void 0){const f=e;x(r.questions,{instancePath:s+"\
/questions",parentData:r,parentDataProperty:"questions",rootData:$})||(n=n===null?x.errors:n.concat(x.errors),e=n.length);var a=f===e}else var a=!0;if(a){if(r.open_conflicts!==
void 0){const f=e;x(r.open_conflicts,{instancePath:s+"/open_conflicts",parentData:r,parentDataProperty:"open_conflicts",rootData:$})||(n=n===null?x.errors:n.concat(
x.errors),e=n.length);var a=f===e}else var a=!0;if(a){if(r.decisions!==void 0){let f=r.decisions;const q=e;if(e===q)if(Array.isArray(f)){var O=!0;const l=f.length;
for(let u=0;u<l;u++){let S=f[u];const T=e;if(e===T)if(S&&typeof S=="object"&&!Array.isArray(S)){let y;if(S.decision===void 0&&(y="decision")||S.question===void 0&&
(y="question"))return z.errors=[{instancePath:s+"/decisions/"+u,schemaPath:"#/properties/decisions/items/required",keyword:"required",params:{missingProperty:y}}],
!1;if(S.question!==void 0){const E=e;if(typeof S.question!="string")return z.errors=[{instancePath:s+"/decisions/"+u+"/question",schemaPath:"#/properties/decisi\
ons/items/properties/question/type",keyword:"type",params:{type:"string"}}],!1;var j=E===e}else var j=!0;if(j)if(S.decision!==void 0){let E=S.decision;const ee=e;
if(!(E==="keep"||E==="take"||E==="skip"))return z.errors=[{instancePath:s+"/decisions/"+u+"/decision",schemaPath:"#/properties/decisions/items/properties/decisi\
on/enum",keyword:"enum",params:{allowedValues:X.properties.decisions.items.properties.decision.enum}}],!1;var j=ee===e}else var j=!0}else return z.errors=[{instancePath:s+
"/decisions/"+u,schemaPath:"#/properties/decisions/items/type",keyword:"type",params:{type:"object"}}],!1;var O=T===e;if(!O)break}}else return z.errors=[{instancePath:s+
"/decisions",schemaPath:"#/properties/decisions/type",keyword:"type",params:{type:"array"}}],!1;var a=q===e}else var a=!0;if(a)if(r.counts!==void 0){let f=r.counts;
const q=e;if(!(f&&typeof f=="object"&&!Array.isArray(f))&&f!==null)return z.errors=[{instancePath:s+"/counts",schemaPath:"#/properties/counts/type",keyword:"typ\
e",params:{type:X.properties.counts.type}}],!1;if(e===q&&f&&typeof f=="object"&&!Array.isArray(f)){let l;if(f.edges_created===void 0&&(l="edges_created")||f.edges_reused===
void 0&&(l="edges_reused")||f.edges_skipped===void 0&&(l="edges_skipped")||f.nodes_created===void 0&&(l="nodes_created")||f.nodes_reused===void 0&&(l="nodes_reu\
sed")||f.nodes_skipped===void 0&&(l="nodes_skipped"))return z.errors=[{instancePath:s+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{
missingProperty:l}}],!1;if(f.edges_created!==void 0){const u=e;x(f.edges_created,{instancePath:s+"/counts/edges_created",parentData:f,parentDataProperty:"edges_\
created",rootData:$})||(n=n===null?x.errors:n.concat(x.errors),e=n.length);var d=u===e}else var d=!0;if(d){if(f.edges_reused!==void 0){const u=e;x(f.edges_reused,
{instancePath:s+"/counts/edges_reused",parentData:f,parentDataProperty:"edges_reused",rootData:$})||(n=n===null?x.errors:n.concat(x.errors),e=n.length);var d=u===
e}else var d=!0;if(d){if(f.edges_skipped!==void 0){const u=e;x(f.edges_skipped,{instancePath:s+"/counts/edges_skipped",parentData:f,parentDataProperty:"edges_sk\
ipped",rootData:$})||(n=n===null?x.errors:n.concat(x.errors),e=n.length);var d=u===e}else var d=!0;if(d){if(f.nodes_created!==void 0){const u=e;x(f.nodes_created,
{instancePath:s+"/counts/nodes_created",parentData:f,parentDataProperty:"nodes_created",rootData:$})||(n=n===null?x.errors:n.concat(x.errors),e=n.length);var d=u===
e}else var d=!0;if(d){if(f.nodes_reused!==void 0){const u=e;x(f.nodes_reused,{instancePath:s+"/counts/nodes_reused",parentData:f,parentDataProperty:"nodes_reuse\
d",rootData:$})||(n=n===null?x.errors:n.concat(x.errors),e=n.length);var d=u===e}else var d=!0;if(d)if(f.nodes_skipped!==void 0){const u=e;x(f.nodes_skipped,{instancePath:s+
"/counts/nodes_skipped",parentData:f,parentDataProperty:"nodes_skipped",rootData:$})||(n=n===null?x.errors:n.concat(x.errors),e=n.length);var d=u===e}else var d=!0}}}}}
var a=q===e}else var a=!0}}}}}}}}}}}}}}else return z.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return z.errors=n,e===
0}const me=m,Y={$id:"receipt.schema.json",type:"object",properties:{kind:{const:"liel-receipt"},version:{const:1},receipt_version:{const:1},tool:{type:"object",
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
_pages_applied"]};function m(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(
r)){let N;if(r.blake3===void 0&&(N="blake3")||r.created_at===void 0&&(N="created_at")||r.drill===void 0&&(N="drill")||r.edge_count===void 0&&(N="edge_count")||r.
finding_count===void 0&&(N="finding_count")||r.first_finding===void 0&&(N="first_finding")||r.live===void 0&&(N="live")||r.manifest_sha256===void 0&&(N="manifes\
t_sha256")||r.node_count===void 0&&(N="node_count")||r.receipt_version===void 0&&(N="receipt_version")||r.seal_root===void 0&&(N="seal_root")||r.size_bytes===void 0&&
(N="size_bytes")||r.source===void 0&&(N="source")||r.tool===void 0&&(N="tool")||r.wal_bytes_cut===void 0&&(N="wal_bytes_cut")||r.wal_pages_applied===void 0&&(N=
"wal_pages_applied"))return m.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:N}}],!1;if(r.kind!==void 0){const t=e;if(r.
kind!=="liel-receipt")return m.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-receipt"}}],!1;var i=t===
e}else var i=!0;if(i){if(r.version!==void 0){const t=e;if(r.version!==1)return m.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"\
const",params:{allowedValue:1}}],!1;var i=t===e}else var i=!0;if(i){if(r.receipt_version!==void 0){const t=e;if(r.receipt_version!==1)return m.errors=[{instancePath:s+
"/receipt_version",schemaPath:"#/properties/receipt_version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=t===e}else var i=!0;if(i){if(r.tool!==void 0){
let t=r.tool;const a=e;if(e===a)if(t&&typeof t=="object"&&!Array.isArray(t)){let h;if(t.name===void 0&&(h="name")||t.version===void 0&&(h="version"))return m.errors=
[{instancePath:s+"/tool",schemaPath:"#/properties/tool/required",keyword:"required",params:{missingProperty:h}}],!1;if(t.name!==void 0){const k=e;if(t.name!=="l\
iel-ops")return m.errors=[{instancePath:s+"/tool/name",schemaPath:"#/properties/tool/properties/name/const",keyword:"const",params:{allowedValue:"liel-ops"}}],!1;
var _=k===e}else var _=!0;if(_)if(t.version!==void 0){const k=e;if(typeof t.version!="string")return m.errors=[{instancePath:s+"/tool/version",schemaPath:"#/pro\
perties/tool/properties/version/type",keyword:"type",params:{type:"string"}}],!1;var _=k===e}else var _=!0}else return m.errors=[{instancePath:s+"/tool",schemaPath:"\
#/properties/tool/type",keyword:"type",params:{type:"object"}}],!1;var i=a===e}else var i=!0;if(i){if(r.source!==void 0){const t=e;if(typeof r.source!="string")
return m.errors=[{instancePath:s+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type:"string"}}],!1;var i=t===e}else var i=!0;if(i){if(r.
identity!==void 0){let t=r.identity;const a=e;if(e===a)if(t&&typeof t=="object"&&!Array.isArray(t)){let h;if(t.path===void 0&&(h="path")||t.machine===void 0&&(h=
"machine")||t.lineage===void 0&&(h="lineage"))return m.errors=[{instancePath:s+"/identity",schemaPath:"#/properties/identity/required",keyword:"required",params:{
missingProperty:h}}],!1;if(t.path!==void 0){const k=e;if(typeof t.path!="string")return m.errors=[{instancePath:s+"/identity/path",schemaPath:"#/properties/iden\
tity/properties/path/type",keyword:"type",params:{type:"string"}}],!1;var p=k===e}else var p=!0;if(p){if(t.machine!==void 0){const k=e;if(typeof t.machine!="str\
ing")return m.errors=[{instancePath:s+"/identity/machine",schemaPath:"#/properties/identity/properties/machine/type",keyword:"type",params:{type:"string"}}],!1;
var p=k===e}else var p=!0;if(p)if(t.lineage!==void 0){let k=t.lineage;const O=e;if(e===O)if(Array.isArray(k)){var A=!0;const d=k.length;for(let v=0;v<d;v++){const f=e;
if(typeof k[v]!="string")return m.errors=[{instancePath:s+"/identity/lineage/"+v,schemaPath:"#/properties/identity/properties/lineage/items/type",keyword:"type",
params:{type:"string"}}],!1;var A=f===e;if(!A)break}}else return m.errors=[{instancePath:s+"/identity/lineage",schemaPath:"#/properties/identity/properties/line\
age/type",keyword:"type",params:{type:"array"}}],!1;var p=O===e}else var p=!0}}else return m.errors=[{instancePath:s+"/identity",schemaPath:"#/properties/identi\
ty/type",keyword:"type",params:{type:"object"}}],!1;var i=a===e}else var i=!0;if(i){if(r.created_at!==void 0){let t=r.created_at;const a=e;if(e===a)if(typeof t==
"string"){if(!ne.test(t))return m.errors=[{instancePath:s+"/created_at",schemaPath:"#/properties/created_at/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(\
0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"}}],!1}else return m.errors=[{instancePath:s+"/created_at",schemaPath:"#/pr\
operties/created_at/type",keyword:"type",params:{type:"string"}}],!1;var i=a===e}else var i=!0;if(i){if(r.live!==void 0){const t=e;if(typeof r.live!="boolean")return m.
errors=[{instancePath:s+"/live",schemaPath:"#/properties/live/type",keyword:"type",params:{type:"boolean"}}],!1;var i=t===e}else var i=!0;if(i){if(r.size_bytes!==
void 0){let t=r.size_bytes;const a=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return m.errors=[{instancePath:s+"/size_bytes",schemaPath:"#/prope\
rties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===a&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return m.errors=[{
instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))
return m.errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=a===e}else
var i=!0;if(i){if(r.blake3!==void 0){let t=r.blake3;const a=e;if(e===a)if(typeof t=="string"){if(!H.test(t))return m.errors=[{instancePath:s+"/blake3",schemaPath:"\
#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return m.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/b\
lake3/type",keyword:"type",params:{type:"string"}}],!1;var i=a===e}else var i=!0;if(i){if(r.format!==void 0){const t=e;if(typeof r.format!="string")return m.errors=
[{instancePath:s+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type:"string"}}],!1;var i=t===e}else var i=!0;if(i){if(r.manifest_sha256!==
void 0){let t=r.manifest_sha256;const a=e;if(typeof t!="string"&&t!==null)return m.errors=[{instancePath:s+"/manifest_sha256",schemaPath:"#/properties/manifest_\
sha256/type",keyword:"type",params:{type:Y.properties.manifest_sha256.type}}],!1;if(e===a&&typeof t=="string"&&!H.test(t))return m.errors=[{instancePath:s+"/man\
ifest_sha256",schemaPath:"#/properties/manifest_sha256/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1;var i=a===e}else var i=!0;if(i){if(r.node_count!==
void 0){let t=r.node_count;const a=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))&&t!==null)return m.errors=[{instancePath:s+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:Y.properties.node_count.type}}],!1;if(e===a&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(
t))return m.errors=[{instancePath:s+"/node_count",schemaPath:"#/properties/node_count/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(t<0||isNaN(t))return m.errors=[{instancePath:s+"/node_count",schemaPath:"#/properties/node_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1}var i=a===e}else var i=!0;if(i){if(r.edge_count!==void 0){let t=r.edge_count;const a=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))&&t!==null)return m.
errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",params:{type:Y.properties.edge_count.type}}],!1;if(e===a&&typeof t==
"number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return m.errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/maximum",keyword:"maxi\
mum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return m.errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/mi\
nimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=a===e}else var i=!0;if(i){if(r.wal_pages_applied!==void 0){let t=r.wal_pages_applied;const a=e;
if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return m.errors=[{instancePath:s+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/type",
keyword:"type",params:{type:"integer"}}],!1;if(e===a&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return m.errors=[{instancePath:s+"/wal_pa\
ges_applied",schemaPath:"#/properties/wal_pages_applied/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return m.
errors=[{instancePath:s+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=a===
e}else var i=!0;if(i){if(r.wal_bytes_cut!==void 0){let t=r.wal_bytes_cut;const a=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return m.errors=[{instancePath:s+
"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/type",keyword:"type",params:{type:"integer"}}],!1;if(e===a&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||
isNaN(t))return m.errors=[{instancePath:s+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(t<0||isNaN(t))return m.errors=[{instancePath:s+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/minimum",keyword:"minimum",params:{comparison:">=",
limit:0}}],!1}var i=a===e}else var i=!0;if(i){if(r.finding_count!==void 0){let t=r.finding_count;const a=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(
t)))return m.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/finding_count/type",keyword:"type",params:{type:"integer"}}],!1;if(e===a&&typeof t==
"number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return m.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/finding_count/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return m.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/findin\
g_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=a===e}else var i=!0;if(i){if(r.first_finding!==void 0){let t=r.first_finding;const a=e;
if(typeof t!="string"&&t!==null)return m.errors=[{instancePath:s+"/first_finding",schemaPath:"#/properties/first_finding/type",keyword:"type",params:{type:Y.properties.
first_finding.type}}],!1;var i=a===e}else var i=!0;if(i){if(r.seal_root!==void 0){let t=r.seal_root;const a=e;if(e===a)if(typeof t=="string"){if(!H.test(t))return m.
errors=[{instancePath:s+"/seal_root",schemaPath:"#/properties/seal_root/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return m.errors=[
{instancePath:s+"/seal_root",schemaPath:"#/properties/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var i=a===e}else var i=!0;if(i){if(r.drill!==void 0){
let t=r.drill;const a=e;if(e===a)if(t&&typeof t=="object"&&!Array.isArray(t)){let h;if(t.done===void 0&&(h="done")||t.ms===void 0&&(h="ms")||t.verdict===void 0&&
(h="verdict"))return m.errors=[{instancePath:s+"/drill",schemaPath:"#/properties/drill/required",keyword:"required",params:{missingProperty:h}}],!1;if(t.done!==
void 0){const k=e;if(typeof t.done!="boolean")return m.errors=[{instancePath:s+"/drill/done",schemaPath:"#/properties/drill/properties/done/type",keyword:"type",
params:{type:"boolean"}}],!1;var o=k===e}else var o=!0;if(o){if(t.ms!==void 0){let k=t.ms;const O=e;if(!(typeof k=="number"&&!(k%1)&&!isNaN(k)&&isFinite(k)))return m.
errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/type",keyword:"type",params:{type:"integer"}}],!1;if(e===O&&typeof k=="number"&&
isFinite(k)){if(k>9007199254740991||isNaN(k))return m.errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/maximum",keyword:"maximum",
params:{comparison:"<=",limit:9007199254740991}}],!1;if(k<0||isNaN(k))return m.errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/\
minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var o=O===e}else var o=!0;if(o)if(t.verdict!==void 0){let k=t.verdict;const O=e;if(!(k==="pass"||
k==="not done"))return m.errors=[{instancePath:s+"/drill/verdict",schemaPath:"#/properties/drill/properties/verdict/enum",keyword:"enum",params:{allowedValues:Y.
properties.drill.properties.verdict.enum}}],!1;var o=O===e}else var o=!0}}else return m.errors=[{instancePath:s+"/drill",schemaPath:"#/properties/drill/type",keyword:"\
type",params:{type:"object"}}],!1;var i=a===e}else var i=!0;if(i)if(r.stored!==void 0){let t=r.stored;const a=e;if(e===a)if(t&&typeof t=="object"&&!Array.isArray(
t)){let h;if(t.codec===void 0&&(h="codec")||t.size_bytes===void 0&&(h="size_bytes")||t.sha256===void 0&&(h="sha256"))return m.errors=[{instancePath:s+"/stored",
schemaPath:"#/properties/stored/required",keyword:"required",params:{missingProperty:h}}],!1;if(t.codec!==void 0){const k=e;if(t.codec!=="zstd")return m.errors=
[{instancePath:s+"/stored/codec",schemaPath:"#/properties/stored/properties/codec/const",keyword:"const",params:{allowedValue:"zstd"}}],!1;var c=k===e}else var c=!0;
if(c){if(t.size_bytes!==void 0){let k=t.size_bytes;const O=e;if(!(typeof k=="number"&&!(k%1)&&!isNaN(k)&&isFinite(k)))return m.errors=[{instancePath:s+"/stored/\
size_bytes",schemaPath:"#/properties/stored/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===O&&typeof k=="number"&&isFinite(k)){if(k>
9007199254740991||isNaN(k))return m.errors=[{instancePath:s+"/stored/size_bytes",schemaPath:"#/properties/stored/properties/size_bytes/maximum",keyword:"maximum",
params:{comparison:"<=",limit:9007199254740991}}],!1;if(k<0||isNaN(k))return m.errors=[{instancePath:s+"/stored/size_bytes",schemaPath:"#/properties/stored/prop\
erties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var c=O===e}else var c=!0;if(c)if(t.sha256!==void 0){let k=t.sha256;const O=e;
if(e===O)if(typeof k=="string"){if(!H.test(k))return m.errors=[{instancePath:s+"/stored/sha256",schemaPath:"#/properties/stored/properties/sha256/pattern",keyword:"\
pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return m.errors=[{instancePath:s+"/stored/sha256",schemaPath:"#/properties/stored/properties/sha256/type",keyword:"\
type",params:{type:"string"}}],!1;var c=O===e}else var c=!0}}else return m.errors=[{instancePath:s+"/stored",schemaPath:"#/properties/stored/type",keyword:"type",
params:{type:"object"}}],!1;var i=a===e}else var i=!0}}}}}}}}}}}}}}}}}}}}else return m.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return m.errors=n,e===0}const _e=R,le={$id:"repair-plan.schema.json",type:"object",properties:{kind:{const:"liel-repair-plan"},version:{const:1},plan_version:{
const:1},source_blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},changes:{type:"object",properties:{node_heads_changed:{$ref:"#/$defs/count"},node_degrees_changed:{
$ref:"#/$defs/count"},edge_links_changed:{$ref:"#/$defs/count"},slot_ids_rewritten:{type:"array",items:{type:"object",properties:{kind:{enum:["node","edge"]},id:{
$ref:"#/$defs/count"},stored:{type:"string",pattern:"^\\d+$"},offset:{$ref:"#/$defs/count"}},required:["id","kind","offset","stored"]}},node_count:{$ref:"#/$def\
s/counter"},edge_count:{$ref:"#/$defs/counter"},loss_accepted:{type:"boolean"}},required:["edge_count","edge_links_changed","loss_accepted","node_count","node_d\
egrees_changed","node_heads_changed","slot_ids_rewritten"]}},required:["changes","plan_version","source_blake3"],$defs:{count:{type:"integer",minimum:0,maximum:9007199254740991},
counter:{type:"object",properties:{before:{$ref:"#/$defs/count"},after:{$ref:"#/$defs/count"}},required:["after","before"]}}},de=new RegExp("^\\d+$","u");function V(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:$=r}={}){let n=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return V.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return V.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return V.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return V.errors=n,e===0}function U(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let _;if(r.
after===void 0&&(_="after")||r.before===void 0&&(_="before"))return U.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:_}}],
!1;if(r.before!==void 0){const p=e;V(r.before,{instancePath:s+"/before",parentData:r,parentDataProperty:"before",rootData:$})||(n=n===null?V.errors:n.concat(V.errors),
e=n.length);var i=p===e}else var i=!0;if(i)if(r.after!==void 0){const p=e;V(r.after,{instancePath:s+"/after",parentData:r,parentDataProperty:"after",rootData:$})||
(n=n===null?V.errors:n.concat(V.errors),e=n.length);var i=p===e}else var i=!0}else return U.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return U.errors=n,e===0}function R(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r==
"object"&&!Array.isArray(r)){let o;if(r.changes===void 0&&(o="changes")||r.plan_version===void 0&&(o="plan_version")||r.source_blake3===void 0&&(o="source_blake\
3"))return R.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:o}}],!1;if(r.kind!==void 0){const c=e;if(r.kind!=="liel-\
repair-plan")return R.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-repair-plan"}}],!1;var i=c===
e}else var i=!0;if(i){if(r.version!==void 0){const c=e;if(r.version!==1)return R.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"\
const",params:{allowedValue:1}}],!1;var i=c===e}else var i=!0;if(i){if(r.plan_version!==void 0){const c=e;if(r.plan_version!==1)return R.errors=[{instancePath:s+
"/plan_version",schemaPath:"#/properties/plan_version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=c===e}else var i=!0;if(i){if(r.source_blake3!==void 0){
let c=r.source_blake3;const N=e;if(e===N)if(typeof c=="string"){if(!H.test(c))return R.errors=[{instancePath:s+"/source_blake3",schemaPath:"#/properties/source_\
blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return R.errors=[{instancePath:s+"/source_blake3",schemaPath:"#/properties/source_\
blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=N===e}else var i=!0;if(i)if(r.changes!==void 0){let c=r.changes;const N=e;if(e===N)if(c&&typeof c==
"object"&&!Array.isArray(c)){let a;if(c.edge_count===void 0&&(a="edge_count")||c.edge_links_changed===void 0&&(a="edge_links_changed")||c.loss_accepted===void 0&&
(a="loss_accepted")||c.node_count===void 0&&(a="node_count")||c.node_degrees_changed===void 0&&(a="node_degrees_changed")||c.node_heads_changed===void 0&&(a="no\
de_heads_changed")||c.slot_ids_rewritten===void 0&&(a="slot_ids_rewritten"))return R.errors=[{instancePath:s+"/changes",schemaPath:"#/properties/changes/require\
d",keyword:"required",params:{missingProperty:a}}],!1;if(c.node_heads_changed!==void 0){const P=e;V(c.node_heads_changed,{instancePath:s+"/changes/node_heads_ch\
anged",parentData:c,parentDataProperty:"node_heads_changed",rootData:$})||(n=n===null?V.errors:n.concat(V.errors),e=n.length);var _=P===e}else var _=!0;if(_){if(c.
node_degrees_changed!==void 0){const P=e;V(c.node_degrees_changed,{instancePath:s+"/changes/node_degrees_changed",parentData:c,parentDataProperty:"node_degrees_\
changed",rootData:$})||(n=n===null?V.errors:n.concat(V.errors),e=n.length);var _=P===e}else var _=!0;if(_){if(c.edge_links_changed!==void 0){const P=e;V(c.edge_links_changed,
{instancePath:s+"/changes/edge_links_changed",parentData:c,parentDataProperty:"edge_links_changed",rootData:$})||(n=n===null?V.errors:n.concat(V.errors),e=n.length);
var _=P===e}else var _=!0;if(_){if(c.slot_ids_rewritten!==void 0){let P=c.slot_ids_rewritten;const h=e;if(e===h)if(Array.isArray(P)){var p=!0;const O=P.length;for(let j=0;j<
O;j++){let d=P[j];const v=e;if(e===v)if(d&&typeof d=="object"&&!Array.isArray(d)){let q;if(d.id===void 0&&(q="id")||d.kind===void 0&&(q="kind")||d.offset===void 0&&
(q="offset")||d.stored===void 0&&(q="stored"))return R.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+j,schemaPath:"#/properties/changes/properties/slot\
_ids_rewritten/items/required",keyword:"required",params:{missingProperty:q}}],!1;if(d.kind!==void 0){let F=d.kind;const l=e;if(!(F==="node"||F==="edge"))return R.
errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+j+"/kind",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/kind/enum",keyword:"\
enum",params:{allowedValues:le.properties.changes.properties.slot_ids_rewritten.items.properties.kind.enum}}],!1;var A=l===e}else var A=!0;if(A){if(d.id!==void 0){
const F=e;V(d.id,{instancePath:s+"/changes/slot_ids_rewritten/"+j+"/id",parentData:d,parentDataProperty:"id",rootData:$})||(n=n===null?V.errors:n.concat(V.errors),
e=n.length);var A=F===e}else var A=!0;if(A){if(d.stored!==void 0){let F=d.stored;const l=e;if(e===l)if(typeof F=="string"){if(!de.test(F))return R.errors=[{instancePath:s+
"/changes/slot_ids_rewritten/"+j+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/stored/pattern",keyword:"pattern",params:{
pattern:"^\\d+$"}}],!1}else return R.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+j+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rew\
ritten/items/properties/stored/type",keyword:"type",params:{type:"string"}}],!1;var A=l===e}else var A=!0;if(A)if(d.offset!==void 0){const F=e;V(d.offset,{instancePath:s+
"/changes/slot_ids_rewritten/"+j+"/offset",parentData:d,parentDataProperty:"offset",rootData:$})||(n=n===null?V.errors:n.concat(V.errors),e=n.length);var A=F===
e}else var A=!0}}}else return R.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+j,schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/ty\
pe",keyword:"type",params:{type:"object"}}],!1;var p=v===e;if(!p)break}}else return R.errors=[{instancePath:s+"/changes/slot_ids_rewritten",schemaPath:"#/proper\
ties/changes/properties/slot_ids_rewritten/type",keyword:"type",params:{type:"array"}}],!1;var _=h===e}else var _=!0;if(_){if(c.node_count!==void 0){const P=e;U(
c.node_count,{instancePath:s+"/changes/node_count",parentData:c,parentDataProperty:"node_count",rootData:$})||(n=n===null?U.errors:n.concat(U.errors),e=n.length);
var _=P===e}else var _=!0;if(_){if(c.edge_count!==void 0){const P=e;U(c.edge_count,{instancePath:s+"/changes/edge_count",parentData:c,parentDataProperty:"edge_c\
ount",rootData:$})||(n=n===null?U.errors:n.concat(U.errors),e=n.length);var _=P===e}else var _=!0;if(_)if(c.loss_accepted!==void 0){const P=e;if(typeof c.loss_accepted!=
"boolean")return R.errors=[{instancePath:s+"/changes/loss_accepted",schemaPath:"#/properties/changes/properties/loss_accepted/type",keyword:"type",params:{type:"\
boolean"}}],!1;var _=P===e}else var _=!0}}}}}}else return R.errors=[{instancePath:s+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type:"\
object"}}],!1;var i=N===e}else var i=!0}}}}else return R.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return R.errors=
n,e===0}const he=Q,ie={$id:"signature.schema.json",type:"object",properties:{algorithm:{type:"string"},manifest_sha256:{type:"string"},manifest_version:{type:["\
integer","boolean"]},signature:{type:"string"},signature_version:{type:["integer","boolean"]}},required:["algorithm","manifest_sha256","manifest_version","signa\
ture","signature_version"]};function Q(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&
!Array.isArray(r)){let _;if(r.algorithm===void 0&&(_="algorithm")||r.manifest_sha256===void 0&&(_="manifest_sha256")||r.manifest_version===void 0&&(_="manifest_\
version")||r.signature===void 0&&(_="signature")||r.signature_version===void 0&&(_="signature_version"))return Q.errors=[{instancePath:s,schemaPath:"#/required",
keyword:"required",params:{missingProperty:_}}],!1;if(r.algorithm!==void 0){const p=e;if(typeof r.algorithm!="string")return Q.errors=[{instancePath:s+"/algorit\
hm",schemaPath:"#/properties/algorithm/type",keyword:"type",params:{type:"string"}}],!1;var i=p===e}else var i=!0;if(i){if(r.manifest_sha256!==void 0){const p=e;
if(typeof r.manifest_sha256!="string")return Q.errors=[{instancePath:s+"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/type",keyword:"type",params:{
type:"string"}}],!1;var i=p===e}else var i=!0;if(i){if(r.manifest_version!==void 0){let p=r.manifest_version;const A=e;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&
isFinite(p))&&typeof p!="boolean")return Q.errors=[{instancePath:s+"/manifest_version",schemaPath:"#/properties/manifest_version/type",keyword:"type",params:{type:ie.
properties.manifest_version.type}}],!1;var i=A===e}else var i=!0;if(i){if(r.signature!==void 0){const p=e;if(typeof r.signature!="string")return Q.errors=[{instancePath:s+
"/signature",schemaPath:"#/properties/signature/type",keyword:"type",params:{type:"string"}}],!1;var i=p===e}else var i=!0;if(i)if(r.signature_version!==void 0){
let p=r.signature_version;const A=e;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&isFinite(p))&&typeof p!="boolean")return Q.errors=[{instancePath:s+"/signature_v\
ersion",schemaPath:"#/properties/signature_version/type",keyword:"type",params:{type:ie.properties.signature_version.type}}],!1;var i=A===e}else var i=!0}}}}else
return Q.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return Q.errors=n,e===0}const ve=K;function M(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:$=r}={}){let n=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return M.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return M.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return M.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return M.errors=n,e===0}function K(r,{instancePath:s="",parentData:B,
parentDataProperty:C,rootData:$=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let A;if(r.different===void 0&&(A="different")||r.nextPage===
void 0&&(A="nextPage")||r.seal===void 0&&(A="seal"))return K.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:A}}],!1;
if(r.kind!==void 0){const o=e;if(r.kind!=="liel-slice-standing")return K.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-slice-standing"}}],!1;var i=o===e}else var i=!0;if(i){if(r.version!==void 0){const o=e;if(r.version!==1)return K.errors=[{instancePath:s+"/ve\
rsion",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=o===e}else var i=!0;if(i){if(r.seal!==void 0){let o=r.seal;const c=e;
if(e===c)if(typeof o=="string"){if(!H.test(o))return K.errors=[{instancePath:s+"/seal",schemaPath:"#/properties/seal/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return K.errors=[{instancePath:s+"/seal",schemaPath:"#/properties/seal/type",keyword:"type",params:{type:"string"}}],!1;var i=c===e}else
var i=!0;if(i){if(r.nextPage!==void 0){const o=e;M(r.nextPage,{instancePath:s+"/nextPage",parentData:r,parentDataProperty:"nextPage",rootData:$})||(n=n===null?M.
errors:n.concat(M.errors),e=n.length);var i=o===e}else var i=!0;if(i){if(r.different!==void 0){let o=r.different;const c=e;if(e===c)if(Array.isArray(o)){var _=!0;
const t=o.length;for(let a=0;a<t;a++){const P=e;M(o[a],{instancePath:s+"/different/"+a,parentData:o,parentDataProperty:a,rootData:$})||(n=n===null?M.errors:n.concat(
M.errors),e=n.length);var _=P===e;if(!_)break}}else return K.errors=[{instancePath:s+"/different",schemaPath:"#/properties/different/type",keyword:"type",params:{
type:"array"}}],!1;var i=c===e}else var i=!0;if(i){if(r.store!==void 0){let o=r.store;const c=e;if(e===c)if(o&&typeof o=="object"&&!Array.isArray(o)){let t;if(o.
inode===void 0&&(t="inode")||o.modified===void 0&&(t="modified")||o.size===void 0&&(t="size"))return K.errors=[{instancePath:s+"/store",schemaPath:"#/properties\
/store/required",keyword:"required",params:{missingProperty:t}}],!1;if(o.inode!==void 0){const a=e;if(typeof o.inode!="string")return K.errors=[{instancePath:s+
"/store/inode",schemaPath:"#/properties/store/properties/inode/type",keyword:"type",params:{type:"string"}}],!1;var p=a===e}else var p=!0;if(p){if(o.size!==void 0){
const a=e;if(typeof o.size!="string")return K.errors=[{instancePath:s+"/store/size",schemaPath:"#/properties/store/properties/size/type",keyword:"type",params:{
type:"string"}}],!1;var p=a===e}else var p=!0;if(p)if(o.modified!==void 0){const a=e;if(typeof o.modified!="string")return K.errors=[{instancePath:s+"/store/mod\
ified",schemaPath:"#/properties/store/properties/modified/type",keyword:"type",params:{type:"string"}}],!1;var p=a===e}else var p=!0}}else return K.errors=[{instancePath:s+
"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type:"object"}}],!1;var i=c===e}else var i=!0;if(i)if(r.since!==void 0){const o=e;if(typeof r.
since!="string")return K.errors=[{instancePath:s+"/since",schemaPath:"#/properties/since/type",keyword:"type",params:{type:"string"}}],!1;var i=o===e}else var i=!0}}}}}}else
return K.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return K.errors=n,e===0}export{fe as catalogExpectation,ue as confirmation,ce as historyIndex,ye as mergePlan,me as receipt,_e as repairPlan,he as signature,ve as sliceStanding};
