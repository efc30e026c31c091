// Made by scripts/make-validators.ts from schemas/; not to be changed by hand.
const le=b,re={$id:"catalog-expectation.schema.json",type:"object",properties:{kind:{const:"liel-catalog"},version:{const:1},catalog_version:{const:1},store:{type:"\
string"},nodes:{type:"integer"},node_count:{type:"integer",deprecated:!0},edges:{type:"integer"},edge_count:{type:"integer",deprecated:!0},fingerprint:{type:"st\
ring",pattern:"^[0-9a-f]{64}$"},complete:{type:"boolean"},node_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},
required:["label"]}},label_combinations:{type:"array",items:{type:"object",properties:{labels:{type:"array",items:{type:"string"}},count:{type:"integer"}},required:[
"labels"]}},edge_labels:{type:"array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},required:["label"]}},properties:{type:"arra\
y",items:{type:"object",properties:{kind:{enum:["node","edge"]},label:{type:["string","null"]},key:{type:"string"},type:{type:"string"},count:{type:"integer"}},
required:["key","kind","label","type"]}},patterns:{type:"array",items:{type:"object",properties:{from:{type:["array","null"],items:{type:"string"}},label:{type:"\
string"},to:{type:["array","null"],items:{type:"string"}},count:{type:"integer"}},required:["from","label","to"]}},expected:{type:"object"},liel:{type:"object"}},
required:["fingerprint"],if:{properties:{complete:{const:!0}},required:["complete"]},then:{properties:{edge_labels:!0,label_combinations:!0,node_labels:!0,patterns:!0,
properties:!0},required:["edge_labels","label_combinations","node_labels","patterns","properties"]}},S=new RegExp("^[0-9a-f]{64}$","u");function b(r,{instancePath:s="",
parentData:B,parentDataProperty:C,rootData:j=r}={}){let n=null,e=0;const i=e;let v=!0;const f=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let E;if(r.complete===
void 0&&(E="complete")){const l={};n===null?n=[l]:n.push(l),e++}else if(r.complete!==void 0&&r.complete!==!0){const l={};n===null?n=[l]:n.push(l),e++}}var p=f===
e;if(e=i,n!==null&&(i?n.length=i:n=null),p){const E=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let m;if(r.edge_labels===void 0&&(m="edge_labels")||r.label_combinations===
void 0&&(m="label_combinations")||r.node_labels===void 0&&(m="node_labels")||r.patterns===void 0&&(m="patterns")||r.properties===void 0&&(m="properties"))return b.
errors=[{instancePath:s,schemaPath:"#/then/required",keyword:"required",params:{missingProperty:m}}],!1}var p=E===e;v=p}if(!v){const E={instancePath:s,schemaPath:"\
#/if",keyword:"if",params:{failingKeyword:"then"}};return n===null?n=[E]:n.push(E),e++,b.errors=n,!1}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let E;
if(r.fingerprint===void 0&&(E="fingerprint"))return b.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:E}}],!1;if(r.kind!==
void 0){const l=e;if(r.kind!=="liel-catalog")return b.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"\
liel-catalog"}}],!1;var a=l===e}else var a=!0;if(a){if(r.version!==void 0){const l=e;if(r.version!==1)return b.errors=[{instancePath:s+"/version",schemaPath:"#/\
properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var a=l===e}else var a=!0;if(a){if(r.catalog_version!==void 0){const l=e;if(r.catalog_version!==
1)return b.errors=[{instancePath:s+"/catalog_version",schemaPath:"#/properties/catalog_version/const",keyword:"const",params:{allowedValue:1}}],!1;var a=l===e}else
var a=!0;if(a){if(r.store!==void 0){const l=e;if(typeof r.store!="string")return b.errors=[{instancePath:s+"/store",schemaPath:"#/properties/store/type",keyword:"\
type",params:{type:"string"}}],!1;var a=l===e}else var a=!0;if(a){if(r.nodes!==void 0){let l=r.nodes;const m=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(
l)))return b.errors=[{instancePath:s+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type:"integer"}}],!1;var a=m===e}else var a=!0;if(a){if(r.
node_count!==void 0){let l=r.node_count;const m=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return b.errors=[{instancePath:s+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:"integer"}}],!1;var a=m===e}else var a=!0;if(a){if(r.edges!==void 0){let l=r.edges;const m=e;if(!(typeof l==
"number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return b.errors=[{instancePath:s+"/edges",schemaPath:"#/properties/edges/type",keyword:"type",params:{type:"integer"}}],
!1;var a=m===e}else var a=!0;if(a){if(r.edge_count!==void 0){let l=r.edge_count;const m=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return b.errors=
[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",params:{type:"integer"}}],!1;var a=m===e}else var a=!0;if(a){if(r.fingerprint!==
void 0){let l=r.fingerprint;const m=e;if(e===m)if(typeof l=="string"){if(!S.test(l))return b.errors=[{instancePath:s+"/fingerprint",schemaPath:"#/properties/fin\
gerprint/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return b.errors=[{instancePath:s+"/fingerprint",schemaPath:"#/properties/fingerp\
rint/type",keyword:"type",params:{type:"string"}}],!1;var a=m===e}else var a=!0;if(a){if(r.complete!==void 0){const l=e;if(typeof r.complete!="boolean")return b.
errors=[{instancePath:s+"/complete",schemaPath:"#/properties/complete/type",keyword:"type",params:{type:"boolean"}}],!1;var a=l===e}else var a=!0;if(a){if(r.node_labels!==
void 0){let l=r.node_labels;const m=e;if(e===m)if(Array.isArray(l)){var y=!0;const T=l.length;for(let g=0;g<T;g++){let _=l[g];const V=e;if(e===V)if(_&&typeof _==
"object"&&!Array.isArray(_)){let Z;if(_.label===void 0&&(Z="label"))return b.errors=[{instancePath:s+"/node_labels/"+g,schemaPath:"#/properties/node_labels/item\
s/required",keyword:"required",params:{missingProperty:Z}}],!1;if(_.label!==void 0){const h=e;if(typeof _.label!="string")return b.errors=[{instancePath:s+"/nod\
e_labels/"+g+"/label",schemaPath:"#/properties/node_labels/items/properties/label/type",keyword:"type",params:{type:"string"}}],!1;var z=h===e}else var z=!0;if(z)
if(_.count!==void 0){let h=_.count;const O=e;if(!(typeof h=="number"&&!(h%1)&&!isNaN(h)&&isFinite(h)))return b.errors=[{instancePath:s+"/node_labels/"+g+"/count",
schemaPath:"#/properties/node_labels/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var z=O===e}else var z=!0}else return b.errors=[{instancePath:s+
"/node_labels/"+g,schemaPath:"#/properties/node_labels/items/type",keyword:"type",params:{type:"object"}}],!1;var y=V===e;if(!y)break}}else return b.errors=[{instancePath:s+
"/node_labels",schemaPath:"#/properties/node_labels/type",keyword:"type",params:{type:"array"}}],!1;var a=m===e}else var a=!0;if(a){if(r.label_combinations!==void 0){
let l=r.label_combinations;const m=e;if(e===m)if(Array.isArray(l)){var w=!0;const T=l.length;for(let g=0;g<T;g++){let _=l[g];const V=e;if(e===V)if(_&&typeof _==
"object"&&!Array.isArray(_)){let Z;if(_.labels===void 0&&(Z="labels"))return b.errors=[{instancePath:s+"/label_combinations/"+g,schemaPath:"#/properties/label_c\
ombinations/items/required",keyword:"required",params:{missingProperty:Z}}],!1;if(_.labels!==void 0){let h=_.labels;const O=e;if(e===O)if(Array.isArray(h)){var t=!0;
const se=h.length;for(let H=0;H<se;H++){const W=e;if(typeof h[H]!="string")return b.errors=[{instancePath:s+"/label_combinations/"+g+"/labels/"+H,schemaPath:"#/\
properties/label_combinations/items/properties/labels/items/type",keyword:"type",params:{type:"string"}}],!1;var t=W===e;if(!t)break}}else return b.errors=[{instancePath:s+
"/label_combinations/"+g+"/labels",schemaPath:"#/properties/label_combinations/items/properties/labels/type",keyword:"type",params:{type:"array"}}],!1;var c=O===
e}else var c=!0;if(c)if(_.count!==void 0){let h=_.count;const O=e;if(!(typeof h=="number"&&!(h%1)&&!isNaN(h)&&isFinite(h)))return b.errors=[{instancePath:s+"/la\
bel_combinations/"+g+"/count",schemaPath:"#/properties/label_combinations/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var c=O===e}else
var c=!0}else return b.errors=[{instancePath:s+"/label_combinations/"+g,schemaPath:"#/properties/label_combinations/items/type",keyword:"type",params:{type:"obj\
ect"}}],!1;var w=V===e;if(!w)break}}else return b.errors=[{instancePath:s+"/label_combinations",schemaPath:"#/properties/label_combinations/type",keyword:"type",
params:{type:"array"}}],!1;var a=m===e}else var a=!0;if(a){if(r.edge_labels!==void 0){let l=r.edge_labels;const m=e;if(e===m)if(Array.isArray(l)){var U=!0;const T=l.
length;for(let g=0;g<T;g++){let _=l[g];const V=e;if(e===V)if(_&&typeof _=="object"&&!Array.isArray(_)){let Z;if(_.label===void 0&&(Z="label"))return b.errors=[{
instancePath:s+"/edge_labels/"+g,schemaPath:"#/properties/edge_labels/items/required",keyword:"required",params:{missingProperty:Z}}],!1;if(_.label!==void 0){const h=e;
if(typeof _.label!="string")return b.errors=[{instancePath:s+"/edge_labels/"+g+"/label",schemaPath:"#/properties/edge_labels/items/properties/label/type",keyword:"\
type",params:{type:"string"}}],!1;var D=h===e}else var D=!0;if(D)if(_.count!==void 0){let h=_.count;const O=e;if(!(typeof h=="number"&&!(h%1)&&!isNaN(h)&&isFinite(
h)))return b.errors=[{instancePath:s+"/edge_labels/"+g+"/count",schemaPath:"#/properties/edge_labels/items/properties/count/type",keyword:"type",params:{type:"i\
nteger"}}],!1;var D=O===e}else var D=!0}else return b.errors=[{instancePath:s+"/edge_labels/"+g,schemaPath:"#/properties/edge_labels/items/type",keyword:"type",
params:{type:"object"}}],!1;var U=V===e;if(!U)break}}else return b.errors=[{instancePath:s+"/edge_labels",schemaPath:"#/properties/edge_labels/type",keyword:"ty\
pe",params:{type:"array"}}],!1;var a=m===e}else var a=!0;if(a){if(r.properties!==void 0){let l=r.properties;const m=e;if(e===m)if(Array.isArray(l)){var d=!0;const T=l.
length;for(let g=0;g<T;g++){let _=l[g];const V=e;if(e===V)if(_&&typeof _=="object"&&!Array.isArray(_)){let Z;if(_.key===void 0&&(Z="key")||_.kind===void 0&&(Z="\
kind")||_.label===void 0&&(Z="label")||_.type===void 0&&(Z="type"))return b.errors=[{instancePath:s+"/properties/"+g,schemaPath:"#/properties/properties/items/r\
equired",keyword:"required",params:{missingProperty:Z}}],!1;if(_.kind!==void 0){let h=_.kind;const O=e;if(!(h==="node"||h==="edge"))return b.errors=[{instancePath:s+
"/properties/"+g+"/kind",schemaPath:"#/properties/properties/items/properties/kind/enum",keyword:"enum",params:{allowedValues:re.properties.properties.items.properties.
kind.enum}}],!1;var k=O===e}else var k=!0;if(k){if(_.label!==void 0){let h=_.label;const O=e;if(typeof h!="string"&&h!==null)return b.errors=[{instancePath:s+"/\
properties/"+g+"/label",schemaPath:"#/properties/properties/items/properties/label/type",keyword:"type",params:{type:re.properties.properties.items.properties.label.
type}}],!1;var k=O===e}else var k=!0;if(k){if(_.key!==void 0){const h=e;if(typeof _.key!="string")return b.errors=[{instancePath:s+"/properties/"+g+"/key",schemaPath:"\
#/properties/properties/items/properties/key/type",keyword:"type",params:{type:"string"}}],!1;var k=h===e}else var k=!0;if(k){if(_.type!==void 0){const h=e;if(typeof _.
type!="string")return b.errors=[{instancePath:s+"/properties/"+g+"/type",schemaPath:"#/properties/properties/items/properties/type/type",keyword:"type",params:{
type:"string"}}],!1;var k=h===e}else var k=!0;if(k)if(_.count!==void 0){let h=_.count;const O=e;if(!(typeof h=="number"&&!(h%1)&&!isNaN(h)&&isFinite(h)))return b.
errors=[{instancePath:s+"/properties/"+g+"/count",schemaPath:"#/properties/properties/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var k=O===
e}else var k=!0}}}}else return b.errors=[{instancePath:s+"/properties/"+g,schemaPath:"#/properties/properties/items/type",keyword:"type",params:{type:"object"}}],
!1;var d=V===e;if(!d)break}}else return b.errors=[{instancePath:s+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type:"array"}}],
!1;var a=m===e}else var a=!0;if(a){if(r.patterns!==void 0){let l=r.patterns;const m=e;if(e===m)if(Array.isArray(l)){var N=!0;const T=l.length;for(let g=0;g<T;g++){
let _=l[g];const V=e;if(e===V)if(_&&typeof _=="object"&&!Array.isArray(_)){let Z;if(_.from===void 0&&(Z="from")||_.label===void 0&&(Z="label")||_.to===void 0&&(Z=
"to"))return b.errors=[{instancePath:s+"/patterns/"+g,schemaPath:"#/properties/patterns/items/required",keyword:"required",params:{missingProperty:Z}}],!1;if(_.
from!==void 0){let h=_.from;const O=e;if(!Array.isArray(h)&&h!==null)return b.errors=[{instancePath:s+"/patterns/"+g+"/from",schemaPath:"#/properties/patterns/i\
tems/properties/from/type",keyword:"type",params:{type:re.properties.patterns.items.properties.from.type}}],!1;if(e===O&&Array.isArray(h)){var A=!0;const se=h.length;
for(let H=0;H<se;H++){const W=e;if(typeof h[H]!="string")return b.errors=[{instancePath:s+"/patterns/"+g+"/from/"+H,schemaPath:"#/properties/patterns/items/prop\
erties/from/items/type",keyword:"type",params:{type:"string"}}],!1;var A=W===e;if(!A)break}}var o=O===e}else var o=!0;if(o){if(_.label!==void 0){const h=e;if(typeof _.
label!="string")return b.errors=[{instancePath:s+"/patterns/"+g+"/label",schemaPath:"#/properties/patterns/items/properties/label/type",keyword:"type",params:{type:"\
string"}}],!1;var o=h===e}else var o=!0;if(o){if(_.to!==void 0){let h=_.to;const O=e;if(!Array.isArray(h)&&h!==null)return b.errors=[{instancePath:s+"/patterns/"+
g+"/to",schemaPath:"#/properties/patterns/items/properties/to/type",keyword:"type",params:{type:re.properties.patterns.items.properties.to.type}}],!1;if(e===O&&
Array.isArray(h)){var P=!0;const H=h.length;for(let W=0;W<H;W++){const ne=e;if(typeof h[W]!="string")return b.errors=[{instancePath:s+"/patterns/"+g+"/to/"+W,schemaPath:"\
#/properties/patterns/items/properties/to/items/type",keyword:"type",params:{type:"string"}}],!1;var P=ne===e;if(!P)break}}var o=O===e}else var o=!0;if(o)if(_.count!==
void 0){let h=_.count;const O=e;if(!(typeof h=="number"&&!(h%1)&&!isNaN(h)&&isFinite(h)))return b.errors=[{instancePath:s+"/patterns/"+g+"/count",schemaPath:"#/\
properties/patterns/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var o=O===e}else var o=!0}}}else return b.errors=[{instancePath:s+"\
/patterns/"+g,schemaPath:"#/properties/patterns/items/type",keyword:"type",params:{type:"object"}}],!1;var N=V===e;if(!N)break}}else return b.errors=[{instancePath:s+
"/patterns",schemaPath:"#/properties/patterns/type",keyword:"type",params:{type:"array"}}],!1;var a=m===e}else var a=!0;if(a){if(r.expected!==void 0){let l=r.expected;
const m=e;if(!(l&&typeof l=="object"&&!Array.isArray(l)))return b.errors=[{instancePath:s+"/expected",schemaPath:"#/properties/expected/type",keyword:"type",params:{
type:"object"}}],!1;var a=m===e}else var a=!0;if(a)if(r.liel!==void 0){let l=r.liel;const m=e;if(!(l&&typeof l=="object"&&!Array.isArray(l)))return b.errors=[{instancePath:s+
"/liel",schemaPath:"#/properties/liel/type",keyword:"type",params:{type:"object"}}],!1;var a=m===e}else var a=!0}}}}}}}}}}}}}}}}else return b.errors=[{instancePath:s,
schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return b.errors=n,e===0}const de=J,ae={$id:"confirmation.schema.json",type:"object",properties:{kind:{
const:"liel-confirmation"},version:{const:1},confirmed_at:{type:"string",pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\\
.\\d+)?Z$"},same:{enum:["bytes","graph"]},blake3:{type:"string",pattern:"^[0-9a-f]{64}$"}},required:["kind","version","confirmed_at","same","blake3"]},te=new RegExp(
"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$","u");function J(r,{instancePath:s="",parentData:B,parentDataProperty:C,
rootData:j=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let v;if(r.kind===void 0&&(v="kind")||r.version===void 0&&(v="version")||
r.confirmed_at===void 0&&(v="confirmed_at")||r.same===void 0&&(v="same")||r.blake3===void 0&&(v="blake3"))return J.errors=[{instancePath:s,schemaPath:"#/require\
d",keyword:"required",params:{missingProperty:v}}],!1;if(r.kind!==void 0){const f=e;if(r.kind!=="liel-confirmation")return J.errors=[{instancePath:s+"/kind",schemaPath:"\
#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-confirmation"}}],!1;var i=f===e}else var i=!0;if(i){if(r.version!==void 0){const f=e;if(r.version!==
1)return J.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=f===e}else var i=!0;if(i){
if(r.confirmed_at!==void 0){let f=r.confirmed_at;const p=e;if(e===p)if(typeof f=="string"){if(!te.test(f))return J.errors=[{instancePath:s+"/confirmed_at",schemaPath:"\
#/properties/confirmed_at/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"}}],
!1}else return J.errors=[{instancePath:s+"/confirmed_at",schemaPath:"#/properties/confirmed_at/type",keyword:"type",params:{type:"string"}}],!1;var i=p===e}else
var i=!0;if(i){if(r.same!==void 0){let f=r.same;const p=e;if(!(f==="bytes"||f==="graph"))return J.errors=[{instancePath:s+"/same",schemaPath:"#/properties/same/\
enum",keyword:"enum",params:{allowedValues:ae.properties.same.enum}}],!1;var i=p===e}else var i=!0;if(i)if(r.blake3!==void 0){let f=r.blake3;const p=e;if(e===p)
if(typeof f=="string"){if(!S.test(f))return J.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-\
9a-f]{64}$"}}],!1}else return J.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=p===e}else
var i=!0}}}}else return J.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return J.errors=n,e===0}const fe=x;function x(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:j=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let f;if(r.
kind===void 0&&(f="kind")||r.version===void 0&&(f="version")||r.created_at===void 0&&(f="created_at")||r.size_bytes===void 0&&(f="size_bytes")||r.blake3===void 0&&
(f="blake3")||r.sha256===void 0&&(f="sha256")||r.page_size===void 0&&(f="page_size")||r.pages===void 0&&(f="pages")||r.base===void 0&&(f="base"))return x.errors=
[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:f}}],!1;if(r.kind!==void 0){const p=e;if(r.kind!=="liel-differential")return x.
errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-differential"}}],!1;var i=p===e}else var i=!0;if(i){
if(r.version!==void 0){const p=e;if(r.version!==1)return x.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],
!1;var i=p===e}else var i=!0;if(i){if(r.created_at!==void 0){let p=r.created_at;const a=e;if(e===a)if(typeof p=="string"){if(!te.test(p))return x.errors=[{instancePath:s+
"/created_at",schemaPath:"#/properties/created_at/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\
\\d:[0-5]\\d(\\.\\d+)?Z$"}}],!1}else return x.errors=[{instancePath:s+"/created_at",schemaPath:"#/properties/created_at/type",keyword:"type",params:{type:"strin\
g"}}],!1;var i=a===e}else var i=!0;if(i){if(r.size_bytes!==void 0){let p=r.size_bytes;const a=e;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&isFinite(p)))return x.
errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===a&&typeof p=="number"&&isFinite(
p)){if(p>9007199254740991||isNaN(p))return x.errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"\
<=",limit:9007199254740991}}],!1;if(p<0||isNaN(p))return x.errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/minimum",keyword:"minimum",
params:{comparison:">=",limit:0}}],!1}var i=a===e}else var i=!0;if(i){if(r.blake3!==void 0){let p=r.blake3;const a=e;if(e===a)if(typeof p=="string"){if(!S.test(
p))return x.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return x.errors=
[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=a===e}else var i=!0;if(i){if(r.sha256!==void 0){
let p=r.sha256;const a=e;if(e===a)if(typeof p=="string"){if(!S.test(p))return x.errors=[{instancePath:s+"/sha256",schemaPath:"#/properties/sha256/pattern",keyword:"\
pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return x.errors=[{instancePath:s+"/sha256",schemaPath:"#/properties/sha256/type",keyword:"type",params:{type:"\
string"}}],!1;var i=a===e}else var i=!0;if(i){if(r.page_size!==void 0){const p=e;if(r.page_size!==4096)return x.errors=[{instancePath:s+"/page_size",schemaPath:"\
#/properties/page_size/const",keyword:"const",params:{allowedValue:4096}}],!1;var i=p===e}else var i=!0;if(i){if(r.pages!==void 0){let p=r.pages;const a=e;if(!(typeof p==
"number"&&!(p%1)&&!isNaN(p)&&isFinite(p)))return x.errors=[{instancePath:s+"/pages",schemaPath:"#/properties/pages/type",keyword:"type",params:{type:"integer"}}],
!1;if(e===a&&typeof p=="number"&&isFinite(p)){if(p>9007199254740991||isNaN(p))return x.errors=[{instancePath:s+"/pages",schemaPath:"#/properties/pages/maximum",
keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(p<0||isNaN(p))return x.errors=[{instancePath:s+"/pages",schemaPath:"#/properties/pages\
/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=a===e}else var i=!0;if(i)if(r.base!==void 0){let p=r.base;const a=e;if(e===a)if(p&&typeof p==
"object"&&!Array.isArray(p)){let z;if(p.name===void 0&&(z="name")||p.size_bytes===void 0&&(z="size_bytes")||p.seal_root===void 0&&(z="seal_root"))return x.errors=
[{instancePath:s+"/base",schemaPath:"#/properties/base/required",keyword:"required",params:{missingProperty:z}}],!1;if(p.name!==void 0){const w=e;if(typeof p.name!=
"string")return x.errors=[{instancePath:s+"/base/name",schemaPath:"#/properties/base/properties/name/type",keyword:"type",params:{type:"string"}}],!1;var v=w===
e}else var v=!0;if(v){if(p.size_bytes!==void 0){let w=p.size_bytes;const t=e;if(!(typeof w=="number"&&!(w%1)&&!isNaN(w)&&isFinite(w)))return x.errors=[{instancePath:s+
"/base/size_bytes",schemaPath:"#/properties/base/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===t&&typeof w=="number"&&isFinite(
w)){if(w>9007199254740991||isNaN(w))return x.errors=[{instancePath:s+"/base/size_bytes",schemaPath:"#/properties/base/properties/size_bytes/maximum",keyword:"ma\
ximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(w<0||isNaN(w))return x.errors=[{instancePath:s+"/base/size_bytes",schemaPath:"#/properties/base/p\
roperties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var v=t===e}else var v=!0;if(v)if(p.seal_root!==void 0){let w=p.seal_root;
const t=e;if(e===t)if(typeof w=="string"){if(!S.test(w))return x.errors=[{instancePath:s+"/base/seal_root",schemaPath:"#/properties/base/properties/seal_root/pa\
ttern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return x.errors=[{instancePath:s+"/base/seal_root",schemaPath:"#/properties/base/properties\
/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var v=t===e}else var v=!0}}else return x.errors=[{instancePath:s+"/base",schemaPath:"#/properties/ba\
se/type",keyword:"type",params:{type:"object"}}],!1;var i=a===e}else var i=!0}}}}}}}}else return x.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{
type:"object"}}],!1;return x.errors=n,e===0}const ue=q,Y={$id:"merge-plan.schema.json",type:"object",properties:{kind:{const:"liel-merge-plan"},version:{const:1},
merge_plan_version:{const:1},left:{$ref:"#/$defs/input"},right:{$ref:"#/$defs/input"},mode:{enum:["append","node_key","identity_rules"]},node_keys:{type:"array",
items:{type:"string"}},identity_rules:{type:"object",additionalProperties:{type:"array",items:{type:"string"}}},edge_strategy:{enum:["append","idempotent"]},on_node_conflict:{
enum:["keep_dst","overwrite_from_src","merge_props"]},allow_duplicates:{type:"boolean"},questions:{$ref:"#/$defs/count"},open_conflicts:{$ref:"#/$defs/count"},decisions:{
type:"array",items:{type:"object",properties:{question:{type:"string"},decision:{enum:["keep","take","skip"]}},required:["decision","question"]}},counts:{type:[
"object","null"],properties:{edges_created:{$ref:"#/$defs/count"},edges_reused:{$ref:"#/$defs/count"},edges_skipped:{$ref:"#/$defs/count"},nodes_created:{$ref:"\
#/$defs/count"},nodes_reused:{$ref:"#/$defs/count"},nodes_skipped:{$ref:"#/$defs/count"}},required:["edges_created","edges_reused","edges_skipped","nodes_create\
d","nodes_reused","nodes_skipped"]}},required:["allow_duplicates","counts","decisions","edge_strategy","identity_rules","left","merge_plan_version","mode","node\
_keys","on_node_conflict","open_conflicts","questions","right"],allOf:[{if:{properties:{mode:{const:"node_key"}}},then:{properties:{node_keys:{type:"array",minItems:1}}}},
{if:{properties:{mode:{const:"identity_rules"}}},then:{properties:{identity_rules:{type:"object",minProperties:1,additionalProperties:{type:"array",minItems:1}}}}}],
$defs:{count:{type:"integer",minimum:0,maximum:9007199254740991},input:{type:"object",properties:{path:{type:"string"},blake3:{type:"string",pattern:"^[0-9a-f]{\
64}$"},nodes:{$ref:"#/$defs/count"},edges:{$ref:"#/$defs/count"}},required:["blake3","edges","nodes","path"]}}};function $(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:j=r}={}){let n=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return $.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return $.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return $.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return $.errors=n,e===0}function G(r,{instancePath:s="",parentData:B,
parentDataProperty:C,rootData:j=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let v;if(r.blake3===void 0&&(v="blake3")||r.edges===
void 0&&(v="edges")||r.nodes===void 0&&(v="nodes")||r.path===void 0&&(v="path"))return G.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{
missingProperty:v}}],!1;if(r.path!==void 0){const f=e;if(typeof r.path!="string")return G.errors=[{instancePath:s+"/path",schemaPath:"#/properties/path/type",keyword:"\
type",params:{type:"string"}}],!1;var i=f===e}else var i=!0;if(i){if(r.blake3!==void 0){let f=r.blake3;const p=e;if(e===p)if(typeof f=="string"){if(!S.test(f))return G.
errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return G.errors=[{instancePath:s+
"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=p===e}else var i=!0;if(i){if(r.nodes!==void 0){const f=e;$(r.nodes,
{instancePath:s+"/nodes",parentData:r,parentDataProperty:"nodes",rootData:j})||(n=n===null?$.errors:n.concat($.errors),e=n.length);var i=f===e}else var i=!0;if(i)
if(r.edges!==void 0){const f=e;$(r.edges,{instancePath:s+"/edges",parentData:r,parentDataProperty:"edges",rootData:j})||(n=n===null?$.errors:n.concat($.errors),
e=n.length);var i=f===e}else var i=!0}}}else return G.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return G.errors=n,e===
0}function q(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:j=r}={}){let n=null,e=0;const i=e,v=e;let f=!0;const p=e;if(r&&typeof r=="object"&&
!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="node_key"){const A={};n===null?n=[A]:n.push(A),e++}var a=p===e;if(e=v,n!==null&&(v?n.length=v:n=null),a){const A=e;
if(r&&typeof r=="object"&&!Array.isArray(r)&&r.node_keys!==void 0){let P=r.node_keys;if(e===e)if(Array.isArray(P)){if(P.length<1)return q.errors=[{instancePath:s+
"/node_keys",schemaPath:"#/allOf/0/then/properties/node_keys/minItems",keyword:"minItems",params:{limit:1}}],!1}else return q.errors=[{instancePath:s+"/node_key\
s",schemaPath:"#/allOf/0/then/properties/node_keys/type",keyword:"type",params:{type:"array"}}],!1}var a=A===e;f=a}if(!f){const A={instancePath:s,schemaPath:"#/\
allOf/0/if",keyword:"if",params:{failingKeyword:"then"}};return n===null?n=[A]:n.push(A),e++,q.errors=n,!1}var y=i===e;if(y){const A=e,o=e;let P=!0;const E=e;if(r&&
typeof r=="object"&&!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="identity_rules"){const m={};n===null?n=[m]:n.push(m),e++}var z=E===e;if(e=o,n!==null&&(o?n.length=
o:n=null),z){const m=e;if(r&&typeof r=="object"&&!Array.isArray(r)&&r.identity_rules!==void 0){let T=r.identity_rules;if(e===e)if(T&&typeof T=="object"&&!Array.
isArray(T)){if(Object.keys(T).length<1)return q.errors=[{instancePath:s+"/identity_rules",schemaPath:"#/allOf/1/then/properties/identity_rules/minProperties",keyword:"\
minProperties",params:{limit:1}}],!1;for(const _ in T){let V=T[_];const ee=e;if(e===ee)if(Array.isArray(V)){if(V.length<1)return q.errors=[{instancePath:s+"/ide\
ntity_rules/"+_.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_rules/additionalProperties/minItems",keyword:"minItems",params:{
limit:1}}],!1}else return q.errors=[{instancePath:s+"/identity_rules/"+_.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_r\
ules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var w=ee===e;if(!w)break}}else return q.errors=[{instancePath:s+"/identity_rules",schemaPath:"\
#/allOf/1/then/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1}var z=m===e;P=z}if(!P){const m={instancePath:s,schemaPath:"#/allOf/1/i\
f",keyword:"if",params:{failingKeyword:"then"}};return n===null?n=[m]:n.push(m),e++,q.errors=n,!1}var y=A===e}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(
r)){let A;if(r.allow_duplicates===void 0&&(A="allow_duplicates")||r.counts===void 0&&(A="counts")||r.decisions===void 0&&(A="decisions")||r.edge_strategy===void 0&&
(A="edge_strategy")||r.identity_rules===void 0&&(A="identity_rules")||r.left===void 0&&(A="left")||r.merge_plan_version===void 0&&(A="merge_plan_version")||r.mode===
void 0&&(A="mode")||r.node_keys===void 0&&(A="node_keys")||r.on_node_conflict===void 0&&(A="on_node_conflict")||r.open_conflicts===void 0&&(A="open_conflicts")||
r.questions===void 0&&(A="questions")||r.right===void 0&&(A="right"))return q.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:A}}],
!1;if(r.kind!==void 0){const o=e;if(r.kind!=="liel-merge-plan")return q.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-merge-plan"}}],!1;var t=o===e}else var t=!0;if(t){if(r.version!==void 0){const o=e;if(r.version!==1)return q.errors=[{instancePath:s+"/versio\
n",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var t=o===e}else var t=!0;if(t){if(r.merge_plan_version!==void 0){const o=e;
if(r.merge_plan_version!==1)return q.errors=[{instancePath:s+"/merge_plan_version",schemaPath:"#/properties/merge_plan_version/const",keyword:"const",params:{allowedValue:1}}],
!1;var t=o===e}else var t=!0;if(t){if(r.left!==void 0){const o=e;G(r.left,{instancePath:s+"/left",parentData:r,parentDataProperty:"left",rootData:j})||(n=n===null?
G.errors:n.concat(G.errors),e=n.length);var t=o===e}else var t=!0;if(t){if(r.right!==void 0){const o=e;G(r.right,{instancePath:s+"/right",parentData:r,parentDataProperty:"\
right",rootData:j})||(n=n===null?G.errors:n.concat(G.errors),e=n.length);var t=o===e}else var t=!0;if(t){if(r.mode!==void 0){let o=r.mode;const P=e;if(!(o==="ap\
pend"||o==="node_key"||o==="identity_rules"))return q.errors=[{instancePath:s+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues:Y.
properties.mode.enum}}],!1;var t=P===e}else var t=!0;if(t){if(r.node_keys!==void 0){let o=r.node_keys;const P=e;if(e===P)if(Array.isArray(o)){var c=!0;const l=o.
length;for(let m=0;m<l;m++){const R=e;if(typeof o[m]!="string")return q.errors=[{instancePath:s+"/node_keys/"+m,schemaPath:"#/properties/node_keys/items/type",keyword:"\
type",params:{type:"string"}}],!1;var c=R===e;if(!c)break}}else return q.errors=[{instancePath:s+"/node_keys",schemaPath:"#/properties/node_keys/type",keyword:"\
type",params:{type:"array"}}],!1;var t=P===e}else var t=!0;if(t){if(r.identity_rules!==void 0){let o=r.identity_rules;const P=e;if(e===P)if(o&&typeof o=="object"&&
!Array.isArray(o))for(const l in o){let m=o[l];const R=e;if(e===R)if(Array.isArray(m)){var U=!0;const T=m.length;for(let g=0;g<T;g++){const _=e;if(typeof m[g]!=
"string")return q.errors=[{instancePath:s+"/identity_rules/"+l.replace(/~/g,"~0").replace(/\//g,"~1")+"/"+g,schemaPath:"#/properties/identity_rules/additionalPr\
operties/items/type",keyword:"type",params:{type:"string"}}],!1;var U=_===e;if(!U)break}}else return q.errors=[{instancePath:s+"/identity_rules/"+l.replace(/~/g,
"~0").replace(/\//g,"~1"),schemaPath:"#/properties/identity_rules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var D=R===e;if(!D)break}else
return q.errors=[{instancePath:s+"/identity_rules",schemaPath:"#/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1;var t=P===e}else var t=!0;
if(t){if(r.edge_strategy!==void 0){let o=r.edge_strategy;const P=e;if(!(o==="append"||o==="idempotent"))return q.errors=[{instancePath:s+"/edge_strategy",schemaPath:"\
#/properties/edge_strategy/enum",keyword:"enum",params:{allowedValues:Y.properties.edge_strategy.enum}}],!1;var t=P===e}else var t=!0;if(t){if(r.on_node_conflict!==
void 0){let o=r.on_node_conflict;const P=e;if(!(o==="keep_dst"||o==="overwrite_from_src"||o==="merge_props"))return q.errors=[{instancePath:s+"/on_node_conflict",
schemaPath:"#/properties/on_node_conflict/enum",keyword:"enum",params:{allowedValues:Y.properties.on_node_conflict.enum}}],!1;var t=P===e}else var t=!0;if(t){if(r.
allow_duplicates!==void 0){const o=e;if(typeof r.allow_duplicates!="boolean")return q.errors=[{instancePath:s+"/allow_duplicates",schemaPath:"#/properties/allow\
_duplicates/type",keyword:"type",params:{type:"boolean"}}],!1;var t=o===e}else var t=!0;if(t){if(r.questions!==void 0){const o=e;$(r.questions,{instancePath:s+"\
/questions",parentData:r,parentDataProperty:"questions",rootData:j})||(n=n===null?$.errors:n.concat($.errors),e=n.length);var t=o===e}else var t=!0;if(t){if(r.open_conflicts!==
void 0){const o=e;$(r.open_conflicts,{instancePath:s+"/open_conflicts",parentData:r,parentDataProperty:"open_conflicts",rootData:j})||(n=n===null?$.errors:n.concat(
$.errors),e=n.length);var t=o===e}else var t=!0;if(t){if(r.decisions!==void 0){let o=r.decisions;const P=e;if(e===P)if(Array.isArray(o)){var d=!0;const l=o.length;
for(let m=0;m<l;m++){let R=o[m];const T=e;if(e===T)if(R&&typeof R=="object"&&!Array.isArray(R)){let _;if(R.decision===void 0&&(_="decision")||R.question===void 0&&
(_="question"))return q.errors=[{instancePath:s+"/decisions/"+m,schemaPath:"#/properties/decisions/items/required",keyword:"required",params:{missingProperty:_}}],
!1;if(R.question!==void 0){const V=e;if(typeof R.question!="string")return q.errors=[{instancePath:s+"/decisions/"+m+"/question",schemaPath:"#/properties/decisi\
ons/items/properties/question/type",keyword:"type",params:{type:"string"}}],!1;var k=V===e}else var k=!0;if(k)if(R.decision!==void 0){let V=R.decision;const ee=e;
if(!(V==="keep"||V==="take"||V==="skip"))return q.errors=[{instancePath:s+"/decisions/"+m+"/decision",schemaPath:"#/properties/decisions/items/properties/decisi\
on/enum",keyword:"enum",params:{allowedValues:Y.properties.decisions.items.properties.decision.enum}}],!1;var k=ee===e}else var k=!0}else return q.errors=[{instancePath:s+
"/decisions/"+m,schemaPath:"#/properties/decisions/items/type",keyword:"type",params:{type:"object"}}],!1;var d=T===e;if(!d)break}}else return q.errors=[{instancePath:s+
"/decisions",schemaPath:"#/properties/decisions/type",keyword:"type",params:{type:"array"}}],!1;var t=P===e}else var t=!0;if(t)if(r.counts!==void 0){let o=r.counts;
const P=e;if(!(o&&typeof o=="object"&&!Array.isArray(o))&&o!==null)return q.errors=[{instancePath:s+"/counts",schemaPath:"#/properties/counts/type",keyword:"typ\
e",params:{type:Y.properties.counts.type}}],!1;if(e===P&&o&&typeof o=="object"&&!Array.isArray(o)){let l;if(o.edges_created===void 0&&(l="edges_created")||o.edges_reused===
void 0&&(l="edges_reused")||o.edges_skipped===void 0&&(l="edges_skipped")||o.nodes_created===void 0&&(l="nodes_created")||o.nodes_reused===void 0&&(l="nodes_reu\
sed")||o.nodes_skipped===void 0&&(l="nodes_skipped"))return q.errors=[{instancePath:s+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{
missingProperty:l}}],!1;if(o.edges_created!==void 0){const m=e;$(o.edges_created,{instancePath:s+"/counts/edges_created",parentData:o,parentDataProperty:"edges_\
created",rootData:j})||(n=n===null?$.errors:n.concat($.errors),e=n.length);var N=m===e}else var N=!0;if(N){if(o.edges_reused!==void 0){const m=e;$(o.edges_reused,
{instancePath:s+"/counts/edges_reused",parentData:o,parentDataProperty:"edges_reused",rootData:j})||(n=n===null?$.errors:n.concat($.errors),e=n.length);var N=m===
e}else var N=!0;if(N){if(o.edges_skipped!==void 0){const m=e;$(o.edges_skipped,{instancePath:s+"/counts/edges_skipped",parentData:o,parentDataProperty:"edges_sk\
ipped",rootData:j})||(n=n===null?$.errors:n.concat($.errors),e=n.length);var N=m===e}else var N=!0;if(N){if(o.nodes_created!==void 0){const m=e;$(o.nodes_created,
{instancePath:s+"/counts/nodes_created",parentData:o,parentDataProperty:"nodes_created",rootData:j})||(n=n===null?$.errors:n.concat($.errors),e=n.length);var N=m===
e}else var N=!0;if(N){if(o.nodes_reused!==void 0){const m=e;$(o.nodes_reused,{instancePath:s+"/counts/nodes_reused",parentData:o,parentDataProperty:"nodes_reuse\
d",rootData:j})||(n=n===null?$.errors:n.concat($.errors),e=n.length);var N=m===e}else var N=!0;if(N)if(o.nodes_skipped!==void 0){const m=e;$(o.nodes_skipped,{instancePath:s+
"/counts/nodes_skipped",parentData:o,parentDataProperty:"nodes_skipped",rootData:j})||(n=n===null?$.errors:n.concat($.errors),e=n.length);var N=m===e}else var N=!0}}}}}
var t=P===e}else var t=!0}}}}}}}}}}}}}}else return q.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return q.errors=n,e===
0}const me=u,X={$id:"receipt.schema.json",type:"object",properties:{kind:{const:"liel-receipt"},version:{const:1},receipt_version:{const:1},tool:{type:"object",
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
"wal_bytes_cut","wal_pages_applied"]};function u(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:j=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r==
"object"&&!Array.isArray(r)){let w;if(r.blake3===void 0&&(w="blake3")||r.created_at===void 0&&(w="created_at")||r.drill===void 0&&(w="drill")||r.edge_count===void 0&&
(w="edge_count")||r.finding_count===void 0&&(w="finding_count")||r.first_finding===void 0&&(w="first_finding")||r.live===void 0&&(w="live")||r.manifest_sha256===
void 0&&(w="manifest_sha256")||r.node_count===void 0&&(w="node_count")||r.receipt_version===void 0&&(w="receipt_version")||r.seal_root===void 0&&(w="seal_root")||
r.size_bytes===void 0&&(w="size_bytes")||r.source===void 0&&(w="source")||r.tool===void 0&&(w="tool")||r.wal_bytes_cut===void 0&&(w="wal_bytes_cut")||r.wal_pages_applied===
void 0&&(w="wal_pages_applied"))return u.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:w}}],!1;if(r.kind!==void 0){
const t=e;if(r.kind!=="liel-receipt")return u.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-re\
ceipt"}}],!1;var i=t===e}else var i=!0;if(i){if(r.version!==void 0){const t=e;if(r.version!==1)return u.errors=[{instancePath:s+"/version",schemaPath:"#/propert\
ies/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=t===e}else var i=!0;if(i){if(r.receipt_version!==void 0){const t=e;if(r.receipt_version!==
1)return u.errors=[{instancePath:s+"/receipt_version",schemaPath:"#/properties/receipt_version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=t===e}else
var i=!0;if(i){if(r.tool!==void 0){let t=r.tool;const c=e;if(e===c)if(t&&typeof t=="object"&&!Array.isArray(t)){let D;if(t.name===void 0&&(D="name")||t.version===
void 0&&(D="version"))return u.errors=[{instancePath:s+"/tool",schemaPath:"#/properties/tool/required",keyword:"required",params:{missingProperty:D}}],!1;if(t.name!==
void 0){const d=e;if(t.name!=="liel-ops")return u.errors=[{instancePath:s+"/tool/name",schemaPath:"#/properties/tool/properties/name/const",keyword:"const",params:{
allowedValue:"liel-ops"}}],!1;var v=d===e}else var v=!0;if(v)if(t.version!==void 0){const d=e;if(typeof t.version!="string")return u.errors=[{instancePath:s+"/t\
ool/version",schemaPath:"#/properties/tool/properties/version/type",keyword:"type",params:{type:"string"}}],!1;var v=d===e}else var v=!0}else return u.errors=[{
instancePath:s+"/tool",schemaPath:"#/properties/tool/type",keyword:"type",params:{type:"object"}}],!1;var i=c===e}else var i=!0;if(i){if(r.source!==void 0){const t=e;
if(typeof r.source!="string")return u.errors=[{instancePath:s+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type:"string"}}],!1;var i=t===
e}else var i=!0;if(i){if(r.identity!==void 0){let t=r.identity;const c=e;if(e===c)if(t&&typeof t=="object"&&!Array.isArray(t)){let D;if(t.path===void 0&&(D="pat\
h")||t.machine===void 0&&(D="machine")||t.lineage===void 0&&(D="lineage"))return u.errors=[{instancePath:s+"/identity",schemaPath:"#/properties/identity/require\
d",keyword:"required",params:{missingProperty:D}}],!1;if(t.path!==void 0){const d=e;if(typeof t.path!="string")return u.errors=[{instancePath:s+"/identity/path",
schemaPath:"#/properties/identity/properties/path/type",keyword:"type",params:{type:"string"}}],!1;var f=d===e}else var f=!0;if(f){if(t.machine!==void 0){const d=e;
if(typeof t.machine!="string")return u.errors=[{instancePath:s+"/identity/machine",schemaPath:"#/properties/identity/properties/machine/type",keyword:"type",params:{
type:"string"}}],!1;var f=d===e}else var f=!0;if(f)if(t.lineage!==void 0){let d=t.lineage;const k=e;if(e===k)if(Array.isArray(d)){var p=!0;const A=d.length;for(let o=0;o<
A;o++){const P=e;if(typeof d[o]!="string")return u.errors=[{instancePath:s+"/identity/lineage/"+o,schemaPath:"#/properties/identity/properties/lineage/items/typ\
e",keyword:"type",params:{type:"string"}}],!1;var p=P===e;if(!p)break}}else return u.errors=[{instancePath:s+"/identity/lineage",schemaPath:"#/properties/identi\
ty/properties/lineage/type",keyword:"type",params:{type:"array"}}],!1;var f=k===e}else var f=!0}}else return u.errors=[{instancePath:s+"/identity",schemaPath:"#\
/properties/identity/type",keyword:"type",params:{type:"object"}}],!1;var i=c===e}else var i=!0;if(i){if(r.created_at!==void 0){let t=r.created_at;const c=e;if(e===
c)if(typeof t=="string"){if(!te.test(t))return u.errors=[{instancePath:s+"/created_at",schemaPath:"#/properties/created_at/pattern",keyword:"pattern",params:{pattern:"\
^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"}}],!1}else return u.errors=[{instancePath:s+"/created_at",schemaPath:"\
#/properties/created_at/type",keyword:"type",params:{type:"string"}}],!1;var i=c===e}else var i=!0;if(i){if(r.live!==void 0){const t=e;if(typeof r.live!="boolea\
n")return u.errors=[{instancePath:s+"/live",schemaPath:"#/properties/live/type",keyword:"type",params:{type:"boolean"}}],!1;var i=t===e}else var i=!0;if(i){if(r.
size_bytes!==void 0){let t=r.size_bytes;const c=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return u.errors=[{instancePath:s+"/size_bytes",schemaPath:"\
#/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===c&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return u.errors=
[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(
t))return u.errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=c===
e}else var i=!0;if(i){if(r.blake3!==void 0){let t=r.blake3;const c=e;if(e===c)if(typeof t=="string"){if(!S.test(t))return u.errors=[{instancePath:s+"/blake3",schemaPath:"\
#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return u.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/b\
lake3/type",keyword:"type",params:{type:"string"}}],!1;var i=c===e}else var i=!0;if(i){if(r.format!==void 0){const t=e;if(typeof r.format!="string")return u.errors=
[{instancePath:s+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type:"string"}}],!1;var i=t===e}else var i=!0;if(i){if(r.manifest_sha256!==
void 0){let t=r.manifest_sha256;const c=e;if(typeof t!="string"&&t!==null)return u.errors=[{instancePath:s+"/manifest_sha256",schemaPath:"#/properties/manifest_\
sha256/type",keyword:"type",params:{type:X.properties.manifest_sha256.type}}],!1;if(e===c&&typeof t=="string"&&!S.test(t))return u.errors=[{instancePath:s+"/man\
ifest_sha256",schemaPath:"#/properties/manifest_sha256/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1;var i=c===e}else var i=!0;if(i){if(r.node_count!==
void 0){let t=r.node_count;const c=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))&&t!==null)return u.errors=[{instancePath:s+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:X.properties.node_count.type}}],!1;if(e===c&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(
t))return u.errors=[{instancePath:s+"/node_count",schemaPath:"#/properties/node_count/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(t<0||isNaN(t))return u.errors=[{instancePath:s+"/node_count",schemaPath:"#/properties/node_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1}var i=c===e}else var i=!0;if(i){if(r.edge_count!==void 0){let t=r.edge_count;const c=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t))&&t!==null)return u.
errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",params:{type:X.properties.edge_count.type}}],!1;if(e===c&&typeof t==
"number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return u.errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/maximum",keyword:"maxi\
mum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return u.errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/mi\
nimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=c===e}else var i=!0;if(i){if(r.wal_pages_applied!==void 0){let t=r.wal_pages_applied;const c=e;
if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return u.errors=[{instancePath:s+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/type",
keyword:"type",params:{type:"integer"}}],!1;if(e===c&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return u.errors=[{instancePath:s+"/wal_pa\
ges_applied",schemaPath:"#/properties/wal_pages_applied/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return u.
errors=[{instancePath:s+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=c===
e}else var i=!0;if(i){if(r.wal_bytes_cut!==void 0){let t=r.wal_bytes_cut;const c=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return u.errors=[{instancePath:s+
"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/type",keyword:"type",params:{type:"integer"}}],!1;if(e===c&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||
isNaN(t))return u.errors=[{instancePath:s+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(t<0||isNaN(t))return u.errors=[{instancePath:s+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/minimum",keyword:"minimum",params:{comparison:">=",
limit:0}}],!1}var i=c===e}else var i=!0;if(i){if(r.finding_count!==void 0){let t=r.finding_count;const c=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(
t)))return u.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/finding_count/type",keyword:"type",params:{type:"integer"}}],!1;if(e===c&&typeof t==
"number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return u.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/finding_count/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return u.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/findin\
g_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var i=c===e}else var i=!0;if(i){if(r.first_finding!==void 0){let t=r.first_finding;const c=e;
if(typeof t!="string"&&t!==null)return u.errors=[{instancePath:s+"/first_finding",schemaPath:"#/properties/first_finding/type",keyword:"type",params:{type:X.properties.
first_finding.type}}],!1;var i=c===e}else var i=!0;if(i){if(r.seal_root!==void 0){let t=r.seal_root;const c=e;if(e===c)if(typeof t=="string"){if(!S.test(t))return u.
errors=[{instancePath:s+"/seal_root",schemaPath:"#/properties/seal_root/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return u.errors=[
{instancePath:s+"/seal_root",schemaPath:"#/properties/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var i=c===e}else var i=!0;if(i){if(r.drill!==void 0){
let t=r.drill;const c=e;if(e===c)if(t&&typeof t=="object"&&!Array.isArray(t)){let D;if(t.done===void 0&&(D="done")||t.ms===void 0&&(D="ms")||t.verdict===void 0&&
(D="verdict"))return u.errors=[{instancePath:s+"/drill",schemaPath:"#/properties/drill/required",keyword:"required",params:{missingProperty:D}}],!1;if(t.done!==
void 0){const d=e;if(typeof t.done!="boolean")return u.errors=[{instancePath:s+"/drill/done",schemaPath:"#/properties/drill/properties/done/type",keyword:"type",
params:{type:"boolean"}}],!1;var a=d===e}else var a=!0;if(a){if(t.ms!==void 0){let d=t.ms;const k=e;if(!(typeof d=="number"&&!(d%1)&&!isNaN(d)&&isFinite(d)))return u.
errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/type",keyword:"type",params:{type:"integer"}}],!1;if(e===k&&typeof d=="number"&&
isFinite(d)){if(d>9007199254740991||isNaN(d))return u.errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/maximum",keyword:"maximum",
params:{comparison:"<=",limit:9007199254740991}}],!1;if(d<0||isNaN(d))return u.errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/\
minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var a=k===e}else var a=!0;if(a){if(t.verdict!==void 0){let d=t.verdict;const k=e;if(!(d==="pass"||
d==="not done"))return u.errors=[{instancePath:s+"/drill/verdict",schemaPath:"#/properties/drill/properties/verdict/enum",keyword:"enum",params:{allowedValues:X.
properties.drill.properties.verdict.enum}}],!1;var a=k===e}else var a=!0;if(a){if(t.before!==void 0){const d=e;if(t.before!=="encryption")return u.errors=[{instancePath:s+
"/drill/before",schemaPath:"#/properties/drill/properties/before/const",keyword:"const",params:{allowedValue:"encryption"}}],!1;var a=d===e}else var a=!0;if(a)if(t.
reason!==void 0){const d=e;if(typeof t.reason!="string")return u.errors=[{instancePath:s+"/drill/reason",schemaPath:"#/properties/drill/properties/reason/type",
keyword:"type",params:{type:"string"}}],!1;var a=d===e}else var a=!0}}}}else return u.errors=[{instancePath:s+"/drill",schemaPath:"#/properties/drill/type",keyword:"\
type",params:{type:"object"}}],!1;var i=c===e}else var i=!0;if(i)if(r.stored!==void 0){let t=r.stored;const c=e;if(e===c)if(t&&typeof t=="object"&&!Array.isArray(
t)){let D;if(t.codec===void 0&&(D="codec")||t.size_bytes===void 0&&(D="size_bytes")||t.sha256===void 0&&(D="sha256"))return u.errors=[{instancePath:s+"/stored",
schemaPath:"#/properties/stored/required",keyword:"required",params:{missingProperty:D}}],!1;if(t.codec!==void 0){let d=t.codec;const k=e;if(!(d==="none"||d==="\
zstd"||d==="delta"))return u.errors=[{instancePath:s+"/stored/codec",schemaPath:"#/properties/stored/properties/codec/enum",keyword:"enum",params:{allowedValues:X.
properties.stored.properties.codec.enum}}],!1;var y=k===e}else var y=!0;if(y){if(t.encryption!==void 0){const d=e;if(t.encryption!=="age")return u.errors=[{instancePath:s+
"/stored/encryption",schemaPath:"#/properties/stored/properties/encryption/const",keyword:"const",params:{allowedValue:"age"}}],!1;var y=d===e}else var y=!0;if(y){
if(t.size_bytes!==void 0){let d=t.size_bytes;const k=e;if(!(typeof d=="number"&&!(d%1)&&!isNaN(d)&&isFinite(d)))return u.errors=[{instancePath:s+"/stored/size_b\
ytes",schemaPath:"#/properties/stored/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===k&&typeof d=="number"&&isFinite(d)){if(d>9007199254740991||
isNaN(d))return u.errors=[{instancePath:s+"/stored/size_bytes",schemaPath:"#/properties/stored/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"\
<=",limit:9007199254740991}}],!1;if(d<0||isNaN(d))return u.errors=[{instancePath:s+"/stored/size_bytes",schemaPath:"#/properties/stored/properties/size_bytes/mi\
nimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var y=k===e}else var y=!0;if(y){if(t.sha256!==void 0){let d=t.sha256;const k=e;if(e===k)if(typeof d==
"string"){if(!S.test(d))return u.errors=[{instancePath:s+"/stored/sha256",schemaPath:"#/properties/stored/properties/sha256/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return u.errors=[{instancePath:s+"/stored/sha256",schemaPath:"#/properties/stored/properties/sha256/type",keyword:"type",params:{type:"\
string"}}],!1;var y=k===e}else var y=!0;if(y){if(t.pages!==void 0){let d=t.pages;const k=e;if(!(typeof d=="number"&&!(d%1)&&!isNaN(d)&&isFinite(d)))return u.errors=
[{instancePath:s+"/stored/pages",schemaPath:"#/properties/stored/properties/pages/type",keyword:"type",params:{type:"integer"}}],!1;if(e===k&&typeof d=="number"&&
isFinite(d)){if(d>9007199254740991||isNaN(d))return u.errors=[{instancePath:s+"/stored/pages",schemaPath:"#/properties/stored/properties/pages/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(d<0||isNaN(d))return u.errors=[{instancePath:s+"/stored/pages",schemaPath:"#/properties/stored/\
properties/pages/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var y=k===e}else var y=!0;if(y)if(t.base!==void 0){let d=t.base;const k=e;if(e===
k)if(d&&typeof d=="object"&&!Array.isArray(d)){let A;if(d.name===void 0&&(A="name")||d.size_bytes===void 0&&(A="size_bytes")||d.seal_root===void 0&&(A="seal_roo\
t"))return u.errors=[{instancePath:s+"/stored/base",schemaPath:"#/properties/stored/properties/base/required",keyword:"required",params:{missingProperty:A}}],!1;
if(d.name!==void 0){const o=e;if(typeof d.name!="string")return u.errors=[{instancePath:s+"/stored/base/name",schemaPath:"#/properties/stored/properties/base/pr\
operties/name/type",keyword:"type",params:{type:"string"}}],!1;var z=o===e}else var z=!0;if(z){if(d.size_bytes!==void 0){let o=d.size_bytes;const P=e;if(!(typeof o==
"number"&&!(o%1)&&!isNaN(o)&&isFinite(o)))return u.errors=[{instancePath:s+"/stored/base/size_bytes",schemaPath:"#/properties/stored/properties/base/properties/\
size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===P&&typeof o=="number"&&isFinite(o)){if(o>9007199254740991||isNaN(o))return u.errors=[{instancePath:s+
"/stored/base/size_bytes",schemaPath:"#/properties/stored/properties/base/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(o<0||isNaN(o))return u.errors=[{instancePath:s+"/stored/base/size_bytes",schemaPath:"#/properties/stored/properties/base/properties/size_bytes/minimum",keyword:"\
minimum",params:{comparison:">=",limit:0}}],!1}var z=P===e}else var z=!0;if(z)if(d.seal_root!==void 0){let o=d.seal_root;const P=e;if(e===P)if(typeof o=="string"){
if(!S.test(o))return u.errors=[{instancePath:s+"/stored/base/seal_root",schemaPath:"#/properties/stored/properties/base/properties/seal_root/pattern",keyword:"p\
attern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return u.errors=[{instancePath:s+"/stored/base/seal_root",schemaPath:"#/properties/stored/properties/base/pr\
operties/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var z=P===e}else var z=!0}}else return u.errors=[{instancePath:s+"/stored/base",schemaPath:"\
#/properties/stored/properties/base/type",keyword:"type",params:{type:"object"}}],!1;var y=k===e}else var y=!0}}}}}else return u.errors=[{instancePath:s+"/store\
d",schemaPath:"#/properties/stored/type",keyword:"type",params:{type:"object"}}],!1;var i=c===e}else var i=!0}}}}}}}}}}}}}}}}}}}}else return u.errors=[{instancePath:s,
schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return u.errors=n,e===0}const ye=I,oe={$id:"repair-plan.schema.json",type:"object",properties:{kind:{
const:"liel-repair-plan"},version:{const:1},plan_version:{const:1},source_blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},changes:{type:"object",properties:{node_heads_changed:{
$ref:"#/$defs/count"},node_degrees_changed:{$ref:"#/$defs/count"},edge_links_changed:{$ref:"#/$defs/count"},slot_ids_rewritten:{type:"array",items:{type:"object",
properties:{kind:{enum:["node","edge"]},id:{$ref:"#/$defs/count"},stored:{type:"string",pattern:"^\\d+$"},offset:{$ref:"#/$defs/count"}},required:["id","kind","\
offset","stored"]}},node_count:{$ref:"#/$defs/counter"},edge_count:{$ref:"#/$defs/counter"},loss_accepted:{type:"boolean"}},required:["edge_count","edge_links_c\
hanged","loss_accepted","node_count","node_degrees_changed","node_heads_changed","slot_ids_rewritten"]}},required:["changes","plan_version","source_blake3"],$defs:{
count:{type:"integer",minimum:0,maximum:9007199254740991},counter:{type:"object",properties:{before:{$ref:"#/$defs/count"},after:{$ref:"#/$defs/count"}},required:[
"after","before"]}}},pe=new RegExp("^\\d+$","u");function F(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:j=r}={}){let n=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return F.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return F.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return F.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return F.errors=n,e===0}function Q(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:j=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let v;if(r.
after===void 0&&(v="after")||r.before===void 0&&(v="before"))return Q.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:v}}],
!1;if(r.before!==void 0){const f=e;F(r.before,{instancePath:s+"/before",parentData:r,parentDataProperty:"before",rootData:j})||(n=n===null?F.errors:n.concat(F.errors),
e=n.length);var i=f===e}else var i=!0;if(i)if(r.after!==void 0){const f=e;F(r.after,{instancePath:s+"/after",parentData:r,parentDataProperty:"after",rootData:j})||
(n=n===null?F.errors:n.concat(F.errors),e=n.length);var i=f===e}else var i=!0}else return Q.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return Q.errors=n,e===0}function I(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:j=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r==
"object"&&!Array.isArray(r)){let a;if(r.changes===void 0&&(a="changes")||r.plan_version===void 0&&(a="plan_version")||r.source_blake3===void 0&&(a="source_blake\
3"))return I.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:a}}],!1;if(r.kind!==void 0){const y=e;if(r.kind!=="liel-\
repair-plan")return I.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-repair-plan"}}],!1;var i=y===
e}else var i=!0;if(i){if(r.version!==void 0){const y=e;if(r.version!==1)return I.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"\
const",params:{allowedValue:1}}],!1;var i=y===e}else var i=!0;if(i){if(r.plan_version!==void 0){const y=e;if(r.plan_version!==1)return I.errors=[{instancePath:s+
"/plan_version",schemaPath:"#/properties/plan_version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=y===e}else var i=!0;if(i){if(r.source_blake3!==void 0){
let y=r.source_blake3;const z=e;if(e===z)if(typeof y=="string"){if(!S.test(y))return I.errors=[{instancePath:s+"/source_blake3",schemaPath:"#/properties/source_\
blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return I.errors=[{instancePath:s+"/source_blake3",schemaPath:"#/properties/source_\
blake3/type",keyword:"type",params:{type:"string"}}],!1;var i=z===e}else var i=!0;if(i)if(r.changes!==void 0){let y=r.changes;const z=e;if(e===z)if(y&&typeof y==
"object"&&!Array.isArray(y)){let t;if(y.edge_count===void 0&&(t="edge_count")||y.edge_links_changed===void 0&&(t="edge_links_changed")||y.loss_accepted===void 0&&
(t="loss_accepted")||y.node_count===void 0&&(t="node_count")||y.node_degrees_changed===void 0&&(t="node_degrees_changed")||y.node_heads_changed===void 0&&(t="no\
de_heads_changed")||y.slot_ids_rewritten===void 0&&(t="slot_ids_rewritten"))return I.errors=[{instancePath:s+"/changes",schemaPath:"#/properties/changes/require\
d",keyword:"required",params:{missingProperty:t}}],!1;if(y.node_heads_changed!==void 0){const c=e;F(y.node_heads_changed,{instancePath:s+"/changes/node_heads_ch\
anged",parentData:y,parentDataProperty:"node_heads_changed",rootData:j})||(n=n===null?F.errors:n.concat(F.errors),e=n.length);var v=c===e}else var v=!0;if(v){if(y.
node_degrees_changed!==void 0){const c=e;F(y.node_degrees_changed,{instancePath:s+"/changes/node_degrees_changed",parentData:y,parentDataProperty:"node_degrees_\
changed",rootData:j})||(n=n===null?F.errors:n.concat(F.errors),e=n.length);var v=c===e}else var v=!0;if(v){if(y.edge_links_changed!==void 0){const c=e;F(y.edge_links_changed,
{instancePath:s+"/changes/edge_links_changed",parentData:y,parentDataProperty:"edge_links_changed",rootData:j})||(n=n===null?F.errors:n.concat(F.errors),e=n.length);
var v=c===e}else var v=!0;if(v){if(y.slot_ids_rewritten!==void 0){let c=y.slot_ids_rewritten;const U=e;if(e===U)if(Array.isArray(c)){var f=!0;const d=c.length;for(let k=0;k<
d;k++){let N=c[k];const A=e;if(e===A)if(N&&typeof N=="object"&&!Array.isArray(N)){let P;if(N.id===void 0&&(P="id")||N.kind===void 0&&(P="kind")||N.offset===void 0&&
(P="offset")||N.stored===void 0&&(P="stored"))return I.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+k,schemaPath:"#/properties/changes/properties/slot\
_ids_rewritten/items/required",keyword:"required",params:{missingProperty:P}}],!1;if(N.kind!==void 0){let E=N.kind;const l=e;if(!(E==="node"||E==="edge"))return I.
errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+k+"/kind",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/kind/enum",keyword:"\
enum",params:{allowedValues:oe.properties.changes.properties.slot_ids_rewritten.items.properties.kind.enum}}],!1;var p=l===e}else var p=!0;if(p){if(N.id!==void 0){
const E=e;F(N.id,{instancePath:s+"/changes/slot_ids_rewritten/"+k+"/id",parentData:N,parentDataProperty:"id",rootData:j})||(n=n===null?F.errors:n.concat(F.errors),
e=n.length);var p=E===e}else var p=!0;if(p){if(N.stored!==void 0){let E=N.stored;const l=e;if(e===l)if(typeof E=="string"){if(!pe.test(E))return I.errors=[{instancePath:s+
"/changes/slot_ids_rewritten/"+k+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/stored/pattern",keyword:"pattern",params:{
pattern:"^\\d+$"}}],!1}else return I.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+k+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rew\
ritten/items/properties/stored/type",keyword:"type",params:{type:"string"}}],!1;var p=l===e}else var p=!0;if(p)if(N.offset!==void 0){const E=e;F(N.offset,{instancePath:s+
"/changes/slot_ids_rewritten/"+k+"/offset",parentData:N,parentDataProperty:"offset",rootData:j})||(n=n===null?F.errors:n.concat(F.errors),e=n.length);var p=E===
e}else var p=!0}}}else return I.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+k,schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/ty\
pe",keyword:"type",params:{type:"object"}}],!1;var f=A===e;if(!f)break}}else return I.errors=[{instancePath:s+"/changes/slot_ids_rewritten",schemaPath:"#/proper\
ties/changes/properties/slot_ids_rewritten/type",keyword:"type",params:{type:"array"}}],!1;var v=U===e}else var v=!0;if(v){if(y.node_count!==void 0){const c=e;Q(
y.node_count,{instancePath:s+"/changes/node_count",parentData:y,parentDataProperty:"node_count",rootData:j})||(n=n===null?Q.errors:n.concat(Q.errors),e=n.length);
var v=c===e}else var v=!0;if(v){if(y.edge_count!==void 0){const c=e;Q(y.edge_count,{instancePath:s+"/changes/edge_count",parentData:y,parentDataProperty:"edge_c\
ount",rootData:j})||(n=n===null?Q.errors:n.concat(Q.errors),e=n.length);var v=c===e}else var v=!0;if(v)if(y.loss_accepted!==void 0){const c=e;if(typeof y.loss_accepted!=
"boolean")return I.errors=[{instancePath:s+"/changes/loss_accepted",schemaPath:"#/properties/changes/properties/loss_accepted/type",keyword:"type",params:{type:"\
boolean"}}],!1;var v=c===e}else var v=!0}}}}}}else return I.errors=[{instancePath:s+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type:"\
object"}}],!1;var i=z===e}else var i=!0}}}}else return I.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return I.errors=
n,e===0}const ce=M,ie={$id:"signature.schema.json",type:"object",properties:{algorithm:{type:"string"},manifest_sha256:{type:"string"},manifest_version:{type:["\
integer","boolean"]},signature:{type:"string"},signature_version:{type:["integer","boolean"]}},required:["algorithm","manifest_sha256","manifest_version","signa\
ture","signature_version"]};function M(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:j=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&
!Array.isArray(r)){let v;if(r.algorithm===void 0&&(v="algorithm")||r.manifest_sha256===void 0&&(v="manifest_sha256")||r.manifest_version===void 0&&(v="manifest_\
version")||r.signature===void 0&&(v="signature")||r.signature_version===void 0&&(v="signature_version"))return M.errors=[{instancePath:s,schemaPath:"#/required",
keyword:"required",params:{missingProperty:v}}],!1;if(r.algorithm!==void 0){const f=e;if(typeof r.algorithm!="string")return M.errors=[{instancePath:s+"/algorit\
hm",schemaPath:"#/properties/algorithm/type",keyword:"type",params:{type:"string"}}],!1;var i=f===e}else var i=!0;if(i){if(r.manifest_sha256!==void 0){const f=e;
if(typeof r.manifest_sha256!="string")return M.errors=[{instancePath:s+"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/type",keyword:"type",params:{
type:"string"}}],!1;var i=f===e}else var i=!0;if(i){if(r.manifest_version!==void 0){let f=r.manifest_version;const p=e;if(!(typeof f=="number"&&!(f%1)&&!isNaN(f)&&
isFinite(f))&&typeof f!="boolean")return M.errors=[{instancePath:s+"/manifest_version",schemaPath:"#/properties/manifest_version/type",keyword:"type",params:{type:ie.
properties.manifest_version.type}}],!1;var i=p===e}else var i=!0;if(i){if(r.signature!==void 0){const f=e;if(typeof r.signature!="string")return M.errors=[{instancePath:s+
"/signature",schemaPath:"#/properties/signature/type",keyword:"type",params:{type:"string"}}],!1;var i=f===e}else var i=!0;if(i)if(r.signature_version!==void 0){
let f=r.signature_version;const p=e;if(!(typeof f=="number"&&!(f%1)&&!isNaN(f)&&isFinite(f))&&typeof f!="boolean")return M.errors=[{instancePath:s+"/signature_v\
ersion",schemaPath:"#/properties/signature_version/type",keyword:"type",params:{type:ie.properties.signature_version.type}}],!1;var i=p===e}else var i=!0}}}}else
return M.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return M.errors=n,e===0}const _e=K;function L(r,{instancePath:s="",parentData:B,parentDataProperty:C,rootData:j=r}={}){let n=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return L.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return L.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return L.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return L.errors=n,e===0}function K(r,{instancePath:s="",parentData:B,
parentDataProperty:C,rootData:j=r}={}){let n=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let p;if(r.different===void 0&&(p="different")||r.nextPage===
void 0&&(p="nextPage")||r.seal===void 0&&(p="seal"))return K.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:p}}],!1;
if(r.kind!==void 0){const a=e;if(r.kind!=="liel-slice-standing")return K.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-slice-standing"}}],!1;var i=a===e}else var i=!0;if(i){if(r.version!==void 0){const a=e;if(r.version!==1)return K.errors=[{instancePath:s+"/ve\
rsion",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var i=a===e}else var i=!0;if(i){if(r.seal!==void 0){let a=r.seal;const y=e;
if(e===y)if(typeof a=="string"){if(!S.test(a))return K.errors=[{instancePath:s+"/seal",schemaPath:"#/properties/seal/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return K.errors=[{instancePath:s+"/seal",schemaPath:"#/properties/seal/type",keyword:"type",params:{type:"string"}}],!1;var i=y===e}else
var i=!0;if(i){if(r.nextPage!==void 0){const a=e;L(r.nextPage,{instancePath:s+"/nextPage",parentData:r,parentDataProperty:"nextPage",rootData:j})||(n=n===null?L.
errors:n.concat(L.errors),e=n.length);var i=a===e}else var i=!0;if(i){if(r.different!==void 0){let a=r.different;const y=e;if(e===y)if(Array.isArray(a)){var v=!0;
const w=a.length;for(let t=0;t<w;t++){const c=e;L(a[t],{instancePath:s+"/different/"+t,parentData:a,parentDataProperty:t,rootData:j})||(n=n===null?L.errors:n.concat(
L.errors),e=n.length);var v=c===e;if(!v)break}}else return K.errors=[{instancePath:s+"/different",schemaPath:"#/properties/different/type",keyword:"type",params:{
type:"array"}}],!1;var i=y===e}else var i=!0;if(i){if(r.store!==void 0){let a=r.store;const y=e;if(e===y)if(a&&typeof a=="object"&&!Array.isArray(a)){let w;if(a.
inode===void 0&&(w="inode")||a.modified===void 0&&(w="modified")||a.size===void 0&&(w="size"))return K.errors=[{instancePath:s+"/store",schemaPath:"#/properties\
/store/required",keyword:"required",params:{missingProperty:w}}],!1;if(a.inode!==void 0){const t=e;if(typeof a.inode!="string")return K.errors=[{instancePath:s+
"/store/inode",schemaPath:"#/properties/store/properties/inode/type",keyword:"type",params:{type:"string"}}],!1;var f=t===e}else var f=!0;if(f){if(a.size!==void 0){
const t=e;if(typeof a.size!="string")return K.errors=[{instancePath:s+"/store/size",schemaPath:"#/properties/store/properties/size/type",keyword:"type",params:{
type:"string"}}],!1;var f=t===e}else var f=!0;if(f)if(a.modified!==void 0){const t=e;if(typeof a.modified!="string")return K.errors=[{instancePath:s+"/store/mod\
ified",schemaPath:"#/properties/store/properties/modified/type",keyword:"type",params:{type:"string"}}],!1;var f=t===e}else var f=!0}}else return K.errors=[{instancePath:s+
"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type:"object"}}],!1;var i=y===e}else var i=!0;if(i)if(r.since!==void 0){const a=e;if(typeof r.
since!="string")return K.errors=[{instancePath:s+"/since",schemaPath:"#/properties/since/type",keyword:"type",params:{type:"string"}}],!1;var i=a===e}else var i=!0}}}}}}else
return K.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return K.errors=n,e===0}export{le as catalogExpectation,de as confirmation,fe as differential,ue as mergePlan,me as receipt,ye as repairPlan,ce as signature,_e as sliceStanding};
