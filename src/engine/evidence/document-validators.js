// Made by scripts/make-validators.ts from schemas/; not to be changed by hand.
const ae=v,X={$id:"catalog-expectation.schema.json",type:"object",properties:{kind:{const:"liel-catalog"},version:{const:1},catalog_version:{const:1},store:{type:"\
string"},node_count:{type:"integer"},edge_count:{type:"integer"},fingerprint:{type:"string",pattern:"^[0-9a-f]{64}$"},complete:{type:"boolean"},node_labels:{type:"\
array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},required:["label"]}},label_combinations:{type:"array",items:{type:"object",
properties:{labels:{type:"array",items:{type:"string"}},count:{type:"integer"}},required:["labels"]}},edge_labels:{type:"array",items:{type:"object",properties:{
label:{type:"string"},count:{type:"integer"}},required:["label"]}},properties:{type:"array",items:{type:"object",properties:{kind:{enum:["node","edge"]},label:{
type:["string","null"]},key:{type:"string"},type:{type:"string"},count:{type:"integer"}},required:["key","kind","label","type"]}},patterns:{type:"array",items:{
type:"object",properties:{from:{type:["array","null"],items:{type:"string"}},label:{type:"string"},to:{type:["array","null"],items:{type:"string"}},count:{type:"\
integer"}},required:["from","label","to"]}},expected:{type:"object"}},required:["fingerprint"],if:{properties:{complete:{const:!0}},required:["complete"]},then:{
properties:{edge_labels:!0,label_combinations:!0,node_labels:!0,patterns:!0,properties:!0},required:["edge_labels","label_combinations","node_labels","patterns",
"properties"]}},M=new RegExp("^[0-9a-f]{64}$","u");function v(r,{instancePath:s="",parentData:T,parentDataProperty:Z,rootData:b=r}={}){let i=null,e=0;const n=e;
let m=!0;const _=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let x;if(r.complete===void 0&&(x="complete")){const l={};i===null?i=[l]:i.push(l),e++}else if(r.
complete!==void 0&&r.complete!==!0){const l={};i===null?i=[l]:i.push(l),e++}}var c=_===e;if(e=n,i!==null&&(n?i.length=n:i=null),c){const x=e;if(r&&typeof r=="ob\
ject"&&!Array.isArray(r)){let f;if(r.edge_labels===void 0&&(f="edge_labels")||r.label_combinations===void 0&&(f="label_combinations")||r.node_labels===void 0&&(f=
"node_labels")||r.patterns===void 0&&(f="patterns")||r.properties===void 0&&(f="properties"))return v.errors=[{instancePath:s,schemaPath:"#/then/required",keyword:"\
required",params:{missingProperty:f}}],!1}var c=x===e;m=c}if(!m){const x={instancePath:s,schemaPath:"#/if",keyword:"if",params:{failingKeyword:"then"}};return i===
null?i=[x]:i.push(x),e++,v.errors=i,!1}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let x;if(r.fingerprint===void 0&&(x="fingerprint"))return v.errors=
[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:x}}],!1;if(r.kind!==void 0){const l=e;if(r.kind!=="liel-catalog")return v.errors=
[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-catalog"}}],!1;var t=l===e}else var t=!0;if(t){if(r.version!==
void 0){const l=e;if(r.version!==1)return v.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],
!1;var t=l===e}else var t=!0;if(t){if(r.catalog_version!==void 0){const l=e;if(r.catalog_version!==1)return v.errors=[{instancePath:s+"/catalog_version",schemaPath:"\
#/properties/catalog_version/const",keyword:"const",params:{allowedValue:1}}],!1;var t=l===e}else var t=!0;if(t){if(r.store!==void 0){const l=e;if(typeof r.store!=
"string")return v.errors=[{instancePath:s+"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type:"string"}}],!1;var t=l===e}else var t=!0;if(t){
if(r.node_count!==void 0){let l=r.node_count;const f=e;if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return v.errors=[{instancePath:s+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:"integer"}}],!1;var t=f===e}else var t=!0;if(t){if(r.edge_count!==void 0){let l=r.edge_count;const f=e;
if(!(typeof l=="number"&&!(l%1)&&!isNaN(l)&&isFinite(l)))return v.errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",
params:{type:"integer"}}],!1;var t=f===e}else var t=!0;if(t){if(r.fingerprint!==void 0){let l=r.fingerprint;const f=e;if(e===f)if(typeof l=="string"){if(!M.test(
l))return v.errors=[{instancePath:s+"/fingerprint",schemaPath:"#/properties/fingerprint/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return v.
errors=[{instancePath:s+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type:"string"}}],!1;var t=f===e}else var t=!0;if(t){if(r.
complete!==void 0){const l=e;if(typeof r.complete!="boolean")return v.errors=[{instancePath:s+"/complete",schemaPath:"#/properties/complete/type",keyword:"type",
params:{type:"boolean"}}],!1;var t=l===e}else var t=!0;if(t){if(r.node_labels!==void 0){let l=r.node_labels;const f=e;if(e===f)if(Array.isArray(l)){var o=!0;const F=l.
length;for(let y=0;y<F;y++){let d=l[y];const N=e;if(e===N)if(d&&typeof d=="object"&&!Array.isArray(d)){let E;if(d.label===void 0&&(E="label"))return v.errors=[{
instancePath:s+"/node_labels/"+y,schemaPath:"#/properties/node_labels/items/required",keyword:"required",params:{missingProperty:E}}],!1;if(d.label!==void 0){const u=e;
if(typeof d.label!="string")return v.errors=[{instancePath:s+"/node_labels/"+y+"/label",schemaPath:"#/properties/node_labels/items/properties/label/type",keyword:"\
type",params:{type:"string"}}],!1;var O=u===e}else var O=!0;if(O)if(d.count!==void 0){let u=d.count;const D=e;if(!(typeof u=="number"&&!(u%1)&&!isNaN(u)&&isFinite(
u)))return v.errors=[{instancePath:s+"/node_labels/"+y+"/count",schemaPath:"#/properties/node_labels/items/properties/count/type",keyword:"type",params:{type:"i\
nteger"}}],!1;var O=D===e}else var O=!0}else return v.errors=[{instancePath:s+"/node_labels/"+y,schemaPath:"#/properties/node_labels/items/type",keyword:"type",
params:{type:"object"}}],!1;var o=N===e;if(!o)break}}else return v.errors=[{instancePath:s+"/node_labels",schemaPath:"#/properties/node_labels/type",keyword:"ty\
pe",params:{type:"array"}}],!1;var t=f===e}else var t=!0;if(t){if(r.label_combinations!==void 0){let l=r.label_combinations;const f=e;if(e===f)if(Array.isArray(
l)){var V=!0;const F=l.length;for(let y=0;y<F;y++){let d=l[y];const N=e;if(e===N)if(d&&typeof d=="object"&&!Array.isArray(d)){let E;if(d.labels===void 0&&(E="la\
bels"))return v.errors=[{instancePath:s+"/label_combinations/"+y,schemaPath:"#/properties/label_combinations/items/required",keyword:"required",params:{missingProperty:E}}],
!1;if(d.labels!==void 0){let u=d.labels;const D=e;if(e===D)if(Array.isArray(u)){var p=!0;const Y=u.length;for(let R=0;R<Y;R++){const J=e;if(typeof u[R]!="string")
return v.errors=[{instancePath:s+"/label_combinations/"+y+"/labels/"+R,schemaPath:"#/properties/label_combinations/items/properties/labels/items/type",keyword:"\
type",params:{type:"string"}}],!1;var p=J===e;if(!p)break}}else return v.errors=[{instancePath:s+"/label_combinations/"+y+"/labels",schemaPath:"#/properties/lab\
el_combinations/items/properties/labels/type",keyword:"type",params:{type:"array"}}],!1;var j=D===e}else var j=!0;if(j)if(d.count!==void 0){let u=d.count;const D=e;
if(!(typeof u=="number"&&!(u%1)&&!isNaN(u)&&isFinite(u)))return v.errors=[{instancePath:s+"/label_combinations/"+y+"/count",schemaPath:"#/properties/label_combi\
nations/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var j=D===e}else var j=!0}else return v.errors=[{instancePath:s+"/label_combina\
tions/"+y,schemaPath:"#/properties/label_combinations/items/type",keyword:"type",params:{type:"object"}}],!1;var V=N===e;if(!V)break}}else return v.errors=[{instancePath:s+
"/label_combinations",schemaPath:"#/properties/label_combinations/type",keyword:"type",params:{type:"array"}}],!1;var t=f===e}else var t=!0;if(t){if(r.edge_labels!==
void 0){let l=r.edge_labels;const f=e;if(e===f)if(Array.isArray(l)){var H=!0;const F=l.length;for(let y=0;y<F;y++){let d=l[y];const N=e;if(e===N)if(d&&typeof d==
"object"&&!Array.isArray(d)){let E;if(d.label===void 0&&(E="label"))return v.errors=[{instancePath:s+"/edge_labels/"+y,schemaPath:"#/properties/edge_labels/item\
s/required",keyword:"required",params:{missingProperty:E}}],!1;if(d.label!==void 0){const u=e;if(typeof d.label!="string")return v.errors=[{instancePath:s+"/edg\
e_labels/"+y+"/label",schemaPath:"#/properties/edge_labels/items/properties/label/type",keyword:"type",params:{type:"string"}}],!1;var Q=u===e}else var Q=!0;if(Q)
if(d.count!==void 0){let u=d.count;const D=e;if(!(typeof u=="number"&&!(u%1)&&!isNaN(u)&&isFinite(u)))return v.errors=[{instancePath:s+"/edge_labels/"+y+"/count",
schemaPath:"#/properties/edge_labels/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var Q=D===e}else var Q=!0}else return v.errors=[{instancePath:s+
"/edge_labels/"+y,schemaPath:"#/properties/edge_labels/items/type",keyword:"type",params:{type:"object"}}],!1;var H=N===e;if(!H)break}}else return v.errors=[{instancePath:s+
"/edge_labels",schemaPath:"#/properties/edge_labels/type",keyword:"type",params:{type:"array"}}],!1;var t=f===e}else var t=!0;if(t){if(r.properties!==void 0){let l=r.
properties;const f=e;if(e===f)if(Array.isArray(l)){var L=!0;const F=l.length;for(let y=0;y<F;y++){let d=l[y];const N=e;if(e===N)if(d&&typeof d=="object"&&!Array.
isArray(d)){let E;if(d.key===void 0&&(E="key")||d.kind===void 0&&(E="kind")||d.label===void 0&&(E="label")||d.type===void 0&&(E="type"))return v.errors=[{instancePath:s+
"/properties/"+y,schemaPath:"#/properties/properties/items/required",keyword:"required",params:{missingProperty:E}}],!1;if(d.kind!==void 0){let u=d.kind;const D=e;
if(!(u==="node"||u==="edge"))return v.errors=[{instancePath:s+"/properties/"+y+"/kind",schemaPath:"#/properties/properties/items/properties/kind/enum",keyword:"\
enum",params:{allowedValues:X.properties.properties.items.properties.kind.enum}}],!1;var $=D===e}else var $=!0;if($){if(d.label!==void 0){let u=d.label;const D=e;
if(typeof u!="string"&&u!==null)return v.errors=[{instancePath:s+"/properties/"+y+"/label",schemaPath:"#/properties/properties/items/properties/label/type",keyword:"\
type",params:{type:X.properties.properties.items.properties.label.type}}],!1;var $=D===e}else var $=!0;if($){if(d.key!==void 0){const u=e;if(typeof d.key!="stri\
ng")return v.errors=[{instancePath:s+"/properties/"+y+"/key",schemaPath:"#/properties/properties/items/properties/key/type",keyword:"type",params:{type:"string"}}],
!1;var $=u===e}else var $=!0;if($){if(d.type!==void 0){const u=e;if(typeof d.type!="string")return v.errors=[{instancePath:s+"/properties/"+y+"/type",schemaPath:"\
#/properties/properties/items/properties/type/type",keyword:"type",params:{type:"string"}}],!1;var $=u===e}else var $=!0;if($)if(d.count!==void 0){let u=d.count;
const D=e;if(!(typeof u=="number"&&!(u%1)&&!isNaN(u)&&isFinite(u)))return v.errors=[{instancePath:s+"/properties/"+y+"/count",schemaPath:"#/properties/propertie\
s/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var $=D===e}else var $=!0}}}}else return v.errors=[{instancePath:s+"/properties/"+y,schemaPath:"\
#/properties/properties/items/type",keyword:"type",params:{type:"object"}}],!1;var L=N===e;if(!L)break}}else return v.errors=[{instancePath:s+"/properties",schemaPath:"\
#/properties/properties/type",keyword:"type",params:{type:"array"}}],!1;var t=f===e}else var t=!0;if(t){if(r.patterns!==void 0){let l=r.patterns;const f=e;if(e===
f)if(Array.isArray(l)){var h=!0;const F=l.length;for(let y=0;y<F;y++){let d=l[y];const N=e;if(e===N)if(d&&typeof d=="object"&&!Array.isArray(d)){let E;if(d.from===
void 0&&(E="from")||d.label===void 0&&(E="label")||d.to===void 0&&(E="to"))return v.errors=[{instancePath:s+"/patterns/"+y,schemaPath:"#/properties/patterns/ite\
ms/required",keyword:"required",params:{missingProperty:E}}],!1;if(d.from!==void 0){let u=d.from;const D=e;if(!Array.isArray(u)&&u!==null)return v.errors=[{instancePath:s+
"/patterns/"+y+"/from",schemaPath:"#/properties/patterns/items/properties/from/type",keyword:"type",params:{type:X.properties.patterns.items.properties.from.type}}],
!1;if(e===D&&Array.isArray(u)){var A=!0;const Y=u.length;for(let R=0;R<Y;R++){const J=e;if(typeof u[R]!="string")return v.errors=[{instancePath:s+"/patterns/"+y+
"/from/"+R,schemaPath:"#/properties/patterns/items/properties/from/items/type",keyword:"type",params:{type:"string"}}],!1;var A=J===e;if(!A)break}}var a=D===e}else
var a=!0;if(a){if(d.label!==void 0){const u=e;if(typeof d.label!="string")return v.errors=[{instancePath:s+"/patterns/"+y+"/label",schemaPath:"#/properties/patt\
erns/items/properties/label/type",keyword:"type",params:{type:"string"}}],!1;var a=u===e}else var a=!0;if(a){if(d.to!==void 0){let u=d.to;const D=e;if(!Array.isArray(
u)&&u!==null)return v.errors=[{instancePath:s+"/patterns/"+y+"/to",schemaPath:"#/properties/patterns/items/properties/to/type",keyword:"type",params:{type:X.properties.
patterns.items.properties.to.type}}],!1;if(e===D&&Array.isArray(u)){var w=!0;const R=u.length;for(let J=0;J<R;J++){const se=e;if(typeof u[J]!="string")return v.
errors=[{instancePath:s+"/patterns/"+y+"/to/"+J,schemaPath:"#/properties/patterns/items/properties/to/items/type",keyword:"type",params:{type:"string"}}],!1;var w=se===
e;if(!w)break}}var a=D===e}else var a=!0;if(a)if(d.count!==void 0){let u=d.count;const D=e;if(!(typeof u=="number"&&!(u%1)&&!isNaN(u)&&isFinite(u)))return v.errors=
[{instancePath:s+"/patterns/"+y+"/count",schemaPath:"#/properties/patterns/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var a=D===e}else
var a=!0}}}else return v.errors=[{instancePath:s+"/patterns/"+y,schemaPath:"#/properties/patterns/items/type",keyword:"type",params:{type:"object"}}],!1;var h=N===
e;if(!h)break}}else return v.errors=[{instancePath:s+"/patterns",schemaPath:"#/properties/patterns/type",keyword:"type",params:{type:"array"}}],!1;var t=f===e}else
var t=!0;if(t)if(r.expected!==void 0){let l=r.expected;const f=e;if(!(l&&typeof l=="object"&&!Array.isArray(l)))return v.errors=[{instancePath:s+"/expected",schemaPath:"\
#/properties/expected/type",keyword:"type",params:{type:"object"}}],!1;var t=f===e}else var t=!0}}}}}}}}}}}}}else return v.errors=[{instancePath:s,schemaPath:"#\
/type",keyword:"type",params:{type:"object"}}],!1;return v.errors=i,e===0}const oe=P,U={$id:"merge-plan.schema.json",type:"object",properties:{kind:{const:"liel\
-merge-plan"},version:{const:1},merge_plan_version:{const:1},left:{$ref:"#/$defs/input"},right:{$ref:"#/$defs/input"},mode:{enum:["append","node_key","identity_\
rules"]},node_keys:{type:"array",items:{type:"string"}},identity_rules:{type:"object",additionalProperties:{type:"array",items:{type:"string"}}},edge_strategy:{
enum:["append","idempotent"]},on_node_conflict:{enum:["keep_dst","overwrite_from_src","merge_props"]},allow_duplicates:{type:"boolean"},questions:{$ref:"#/$defs\
/count"},open_conflicts:{$ref:"#/$defs/count"},decisions:{type:"array",items:{type:"object",properties:{question:{type:"string"},decision:{enum:["keep","take","\
skip"]}},required:["decision","question"]}},counts:{type:["object","null"],properties:{edges_created:{$ref:"#/$defs/count"},edges_reused:{$ref:"#/$defs/count"},
edges_skipped:{$ref:"#/$defs/count"},nodes_created:{$ref:"#/$defs/count"},nodes_reused:{$ref:"#/$defs/count"},nodes_skipped:{$ref:"#/$defs/count"}},required:["e\
dges_created","edges_reused","edges_skipped","nodes_created","nodes_reused","nodes_skipped"]}},required:["allow_duplicates","counts","decisions","edge_strategy",
"identity_rules","left","merge_plan_version","mode","node_keys","on_node_conflict","open_conflicts","questions","right"],allOf:[{if:{properties:{mode:{const:"no\
de_key"}}},then:{properties:{node_keys:{type:"array",minItems:1}}}},{if:{properties:{mode:{const:"identity_rules"}}},then:{properties:{identity_rules:{type:"obj\
ect",minProperties:1,additionalProperties:{type:"array",minItems:1}}}}}],$defs:{count:{type:"integer",minimum:0,maximum:9007199254740991},input:{type:"object",properties:{
path:{type:"string"},blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},nodes:{$ref:"#/$defs/count"},edges:{$ref:"#/$defs/count"}},required:["blake3","edges","node\
s","path"]}}};function k(r,{instancePath:s="",parentData:T,parentDataProperty:Z,rootData:b=r}={}){let i=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return k.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return k.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return k.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return k.errors=i,e===0}function K(r,{instancePath:s="",parentData:T,
parentDataProperty:Z,rootData:b=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let m;if(r.blake3===void 0&&(m="blake3")||r.edges===
void 0&&(m="edges")||r.nodes===void 0&&(m="nodes")||r.path===void 0&&(m="path"))return K.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{
missingProperty:m}}],!1;if(r.path!==void 0){const _=e;if(typeof r.path!="string")return K.errors=[{instancePath:s+"/path",schemaPath:"#/properties/path/type",keyword:"\
type",params:{type:"string"}}],!1;var n=_===e}else var n=!0;if(n){if(r.blake3!==void 0){let _=r.blake3;const c=e;if(e===c)if(typeof _=="string"){if(!M.test(_))return K.
errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return K.errors=[{instancePath:s+
"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=c===e}else var n=!0;if(n){if(r.nodes!==void 0){const _=e;k(r.nodes,
{instancePath:s+"/nodes",parentData:r,parentDataProperty:"nodes",rootData:b})||(i=i===null?k.errors:i.concat(k.errors),e=i.length);var n=_===e}else var n=!0;if(n)
if(r.edges!==void 0){const _=e;k(r.edges,{instancePath:s+"/edges",parentData:r,parentDataProperty:"edges",rootData:b})||(i=i===null?k.errors:i.concat(k.errors),
e=i.length);var n=_===e}else var n=!0}}}else return K.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return K.errors=i,e===
0}function P(r,{instancePath:s="",parentData:T,parentDataProperty:Z,rootData:b=r}={}){let i=null,e=0;const n=e,m=e;let _=!0;const c=e;if(r&&typeof r=="object"&&
!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="node_key"){const A={};i===null?i=[A]:i.push(A),e++}var t=c===e;if(e=m,i!==null&&(m?i.length=m:i=null),t){const A=e;
if(r&&typeof r=="object"&&!Array.isArray(r)&&r.node_keys!==void 0){let w=r.node_keys;if(e===e)if(Array.isArray(w)){if(w.length<1)return P.errors=[{instancePath:s+
"/node_keys",schemaPath:"#/allOf/0/then/properties/node_keys/minItems",keyword:"minItems",params:{limit:1}}],!1}else return P.errors=[{instancePath:s+"/node_key\
s",schemaPath:"#/allOf/0/then/properties/node_keys/type",keyword:"type",params:{type:"array"}}],!1}var t=A===e;_=t}if(!_){const A={instancePath:s,schemaPath:"#/\
allOf/0/if",keyword:"if",params:{failingKeyword:"then"}};return i===null?i=[A]:i.push(A),e++,P.errors=i,!1}var o=n===e;if(o){const A=e,a=e;let w=!0;const x=e;if(r&&
typeof r=="object"&&!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="identity_rules"){const f={};i===null?i=[f]:i.push(f),e++}var O=x===e;if(e=a,i!==null&&(a?i.length=
a:i=null),O){const f=e;if(r&&typeof r=="object"&&!Array.isArray(r)&&r.identity_rules!==void 0){let F=r.identity_rules;if(e===e)if(F&&typeof F=="object"&&!Array.
isArray(F)){if(Object.keys(F).length<1)return P.errors=[{instancePath:s+"/identity_rules",schemaPath:"#/allOf/1/then/properties/identity_rules/minProperties",keyword:"\
minProperties",params:{limit:1}}],!1;for(const d in F){let N=F[d];const W=e;if(e===W)if(Array.isArray(N)){if(N.length<1)return P.errors=[{instancePath:s+"/ident\
ity_rules/"+d.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_rules/additionalProperties/minItems",keyword:"minItems",params:{
limit:1}}],!1}else return P.errors=[{instancePath:s+"/identity_rules/"+d.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_r\
ules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var V=W===e;if(!V)break}}else return P.errors=[{instancePath:s+"/identity_rules",schemaPath:"\
#/allOf/1/then/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1}var O=f===e;w=O}if(!w){const f={instancePath:s,schemaPath:"#/allOf/1/i\
f",keyword:"if",params:{failingKeyword:"then"}};return i===null?i=[f]:i.push(f),e++,P.errors=i,!1}var o=A===e}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(
r)){let A;if(r.allow_duplicates===void 0&&(A="allow_duplicates")||r.counts===void 0&&(A="counts")||r.decisions===void 0&&(A="decisions")||r.edge_strategy===void 0&&
(A="edge_strategy")||r.identity_rules===void 0&&(A="identity_rules")||r.left===void 0&&(A="left")||r.merge_plan_version===void 0&&(A="merge_plan_version")||r.mode===
void 0&&(A="mode")||r.node_keys===void 0&&(A="node_keys")||r.on_node_conflict===void 0&&(A="on_node_conflict")||r.open_conflicts===void 0&&(A="open_conflicts")||
r.questions===void 0&&(A="questions")||r.right===void 0&&(A="right"))return P.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:A}}],
!1;if(r.kind!==void 0){const a=e;if(r.kind!=="liel-merge-plan")return P.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-merge-plan"}}],!1;var p=a===e}else var p=!0;if(p){if(r.version!==void 0){const a=e;if(r.version!==1)return P.errors=[{instancePath:s+"/versio\
n",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var p=a===e}else var p=!0;if(p){if(r.merge_plan_version!==void 0){const a=e;
if(r.merge_plan_version!==1)return P.errors=[{instancePath:s+"/merge_plan_version",schemaPath:"#/properties/merge_plan_version/const",keyword:"const",params:{allowedValue:1}}],
!1;var p=a===e}else var p=!0;if(p){if(r.left!==void 0){const a=e;K(r.left,{instancePath:s+"/left",parentData:r,parentDataProperty:"left",rootData:b})||(i=i===null?
K.errors:i.concat(K.errors),e=i.length);var p=a===e}else var p=!0;if(p){if(r.right!==void 0){const a=e;K(r.right,{instancePath:s+"/right",parentData:r,parentDataProperty:"\
right",rootData:b})||(i=i===null?K.errors:i.concat(K.errors),e=i.length);var p=a===e}else var p=!0;if(p){if(r.mode!==void 0){let a=r.mode;const w=e;if(!(a==="ap\
pend"||a==="node_key"||a==="identity_rules"))return P.errors=[{instancePath:s+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues:U.
properties.mode.enum}}],!1;var p=w===e}else var p=!0;if(p){if(r.node_keys!==void 0){let a=r.node_keys;const w=e;if(e===w)if(Array.isArray(a)){var j=!0;const l=a.
length;for(let f=0;f<l;f++){const I=e;if(typeof a[f]!="string")return P.errors=[{instancePath:s+"/node_keys/"+f,schemaPath:"#/properties/node_keys/items/type",keyword:"\
type",params:{type:"string"}}],!1;var j=I===e;if(!j)break}}else return P.errors=[{instancePath:s+"/node_keys",schemaPath:"#/properties/node_keys/type",keyword:"\
type",params:{type:"array"}}],!1;var p=w===e}else var p=!0;if(p){if(r.identity_rules!==void 0){let a=r.identity_rules;const w=e;if(e===w)if(a&&typeof a=="object"&&
!Array.isArray(a))for(const l in a){let f=a[l];const I=e;if(e===I)if(Array.isArray(f)){var H=!0;const F=f.length;for(let y=0;y<F;y++){const d=e;if(typeof f[y]!=
"string")return P.errors=[{instancePath:s+"/identity_rules/"+l.replace(/~/g,"~0").replace(/\//g,"~1")+"/"+y,schemaPath:"#/properties/identity_rules/additionalPr\
operties/items/type",keyword:"type",params:{type:"string"}}],!1;var H=d===e;if(!H)break}}else return P.errors=[{instancePath:s+"/identity_rules/"+l.replace(/~/g,
"~0").replace(/\//g,"~1"),schemaPath:"#/properties/identity_rules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var Q=I===e;if(!Q)break}else
return P.errors=[{instancePath:s+"/identity_rules",schemaPath:"#/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1;var p=w===e}else var p=!0;
if(p){if(r.edge_strategy!==void 0){let a=r.edge_strategy;const w=e;if(!(a==="append"||a==="idempotent"))return P.errors=[{instancePath:s+"/edge_strategy",schemaPath:"\
#/properties/edge_strategy/enum",keyword:"enum",params:{allowedValues:U.properties.edge_strategy.enum}}],!1;var p=w===e}else var p=!0;if(p){if(r.on_node_conflict!==
void 0){let a=r.on_node_conflict;const w=e;if(!(a==="keep_dst"||a==="overwrite_from_src"||a==="merge_props"))return P.errors=[{instancePath:s+"/on_node_conflict",
schemaPath:"#/properties/on_node_conflict/enum",keyword:"enum",params:{allowedValues:U.properties.on_node_conflict.enum}}],!1;var p=w===e}else var p=!0;if(p){if(r.
allow_duplicates!==void 0){const a=e;if(typeof r.allow_duplicates!="boolean")return P.errors=[{instancePath:s+"/allow_duplicates",schemaPath:"#/properties/allow\
_duplicates/type",keyword:"type",params:{type:"boolean"}}],!1;var p=a===e}else var p=!0;if(p){if(r.questions!==void 0){const a=e;k(r.questions,{instancePath:s+"\
/questions",parentData:r,parentDataProperty:"questions",rootData:b})||(i=i===null?k.errors:i.concat(k.errors),e=i.length);var p=a===e}else var p=!0;if(p){if(r.open_conflicts!==
void 0){const a=e;k(r.open_conflicts,{instancePath:s+"/open_conflicts",parentData:r,parentDataProperty:"open_conflicts",rootData:b})||(i=i===null?k.errors:i.concat(
k.errors),e=i.length);var p=a===e}else var p=!0;if(p){if(r.decisions!==void 0){let a=r.decisions;const w=e;if(e===w)if(Array.isArray(a)){var L=!0;const l=a.length;
for(let f=0;f<l;f++){let I=a[f];const F=e;if(e===F)if(I&&typeof I=="object"&&!Array.isArray(I)){let d;if(I.decision===void 0&&(d="decision")||I.question===void 0&&
(d="question"))return P.errors=[{instancePath:s+"/decisions/"+f,schemaPath:"#/properties/decisions/items/required",keyword:"required",params:{missingProperty:d}}],
!1;if(I.question!==void 0){const N=e;if(typeof I.question!="string")return P.errors=[{instancePath:s+"/decisions/"+f+"/question",schemaPath:"#/properties/decisi\
ons/items/properties/question/type",keyword:"type",params:{type:"string"}}],!1;var $=N===e}else var $=!0;if($)if(I.decision!==void 0){let N=I.decision;const W=e;
if(!(N==="keep"||N==="take"||N==="skip"))return P.errors=[{instancePath:s+"/decisions/"+f+"/decision",schemaPath:"#/properties/decisions/items/properties/decisi\
on/enum",keyword:"enum",params:{allowedValues:U.properties.decisions.items.properties.decision.enum}}],!1;var $=W===e}else var $=!0}else return P.errors=[{instancePath:s+
"/decisions/"+f,schemaPath:"#/properties/decisions/items/type",keyword:"type",params:{type:"object"}}],!1;var L=F===e;if(!L)break}}else return P.errors=[{instancePath:s+
"/decisions",schemaPath:"#/properties/decisions/type",keyword:"type",params:{type:"array"}}],!1;var p=w===e}else var p=!0;if(p)if(r.counts!==void 0){let a=r.counts;
const w=e;if(!(a&&typeof a=="object"&&!Array.isArray(a))&&a!==null)return P.errors=[{instancePath:s+"/counts",schemaPath:"#/properties/counts/type",keyword:"typ\
e",params:{type:U.properties.counts.type}}],!1;if(e===w&&a&&typeof a=="object"&&!Array.isArray(a)){let l;if(a.edges_created===void 0&&(l="edges_created")||a.edges_reused===
void 0&&(l="edges_reused")||a.edges_skipped===void 0&&(l="edges_skipped")||a.nodes_created===void 0&&(l="nodes_created")||a.nodes_reused===void 0&&(l="nodes_reu\
sed")||a.nodes_skipped===void 0&&(l="nodes_skipped"))return P.errors=[{instancePath:s+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{
missingProperty:l}}],!1;if(a.edges_created!==void 0){const f=e;k(a.edges_created,{instancePath:s+"/counts/edges_created",parentData:a,parentDataProperty:"edges_\
created",rootData:b})||(i=i===null?k.errors:i.concat(k.errors),e=i.length);var h=f===e}else var h=!0;if(h){if(a.edges_reused!==void 0){const f=e;k(a.edges_reused,
{instancePath:s+"/counts/edges_reused",parentData:a,parentDataProperty:"edges_reused",rootData:b})||(i=i===null?k.errors:i.concat(k.errors),e=i.length);var h=f===
e}else var h=!0;if(h){if(a.edges_skipped!==void 0){const f=e;k(a.edges_skipped,{instancePath:s+"/counts/edges_skipped",parentData:a,parentDataProperty:"edges_sk\
ipped",rootData:b})||(i=i===null?k.errors:i.concat(k.errors),e=i.length);var h=f===e}else var h=!0;if(h){if(a.nodes_created!==void 0){const f=e;k(a.nodes_created,
{instancePath:s+"/counts/nodes_created",parentData:a,parentDataProperty:"nodes_created",rootData:b})||(i=i===null?k.errors:i.concat(k.errors),e=i.length);var h=f===
e}else var h=!0;if(h){if(a.nodes_reused!==void 0){const f=e;k(a.nodes_reused,{instancePath:s+"/counts/nodes_reused",parentData:a,parentDataProperty:"nodes_reuse\
d",rootData:b})||(i=i===null?k.errors:i.concat(k.errors),e=i.length);var h=f===e}else var h=!0;if(h)if(a.nodes_skipped!==void 0){const f=e;k(a.nodes_skipped,{instancePath:s+
"/counts/nodes_skipped",parentData:a,parentDataProperty:"nodes_skipped",rootData:b})||(i=i===null?k.errors:i.concat(k.errors),e=i.length);var h=f===e}else var h=!0}}}}}
var p=w===e}else var p=!0}}}}}}}}}}}}}}else return P.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return P.errors=i,e===
0}const pe=g,ee={$id:"receipt.schema.json",type:"object",properties:{kind:{const:"liel-receipt"},version:{const:1},receipt_version:{const:1},tool:{type:"object",
properties:{name:{const:"liel-ops"},version:{type:"string"}},required:["name","version"]},source:{type:"string"},created_at:{type:"string",pattern:"^\\d{4}-(0[1-\
9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"},live:{type:"boolean"},size_bytes:{type:"integer",minimum:0,maximum:9007199254740991},
blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},manifest_sha256:{type:"string",pattern:"^[0-9a-f]{64}$"},node_count:{type:"integer",minimum:0,maximum:9007199254740991},
edge_count:{type:"integer",minimum:0,maximum:9007199254740991},wal_pages_applied:{type:"integer",minimum:0,maximum:9007199254740991},wal_bytes_cut:{type:"intege\
r",minimum:0,maximum:9007199254740991},finding_count:{type:"integer",minimum:0,maximum:9007199254740991},first_finding:{type:["string","null"]},seal_root:{type:"\
string",pattern:"^[0-9a-f]{64}$"},drill:{type:"object",properties:{done:{type:"boolean"},ms:{type:"integer",minimum:0,maximum:9007199254740991},verdict:{enum:["\
pass","not done"]}},required:["done","ms","verdict"]}},required:["blake3","created_at","drill","edge_count","finding_count","first_finding","live","manifest_sha\
256","node_count","receipt_version","seal_root","size_bytes","source","tool","wal_bytes_cut","wal_pages_applied"]},te=new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]\
|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$","u");function g(r,{instancePath:s="",parentData:T,parentDataProperty:Z,rootData:b=r}={}){let i=null,
e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let c;if(r.blake3===void 0&&(c="blake3")||r.created_at===void 0&&(c="created_at")||r.drill===void 0&&(c=
"drill")||r.edge_count===void 0&&(c="edge_count")||r.finding_count===void 0&&(c="finding_count")||r.first_finding===void 0&&(c="first_finding")||r.live===void 0&&
(c="live")||r.manifest_sha256===void 0&&(c="manifest_sha256")||r.node_count===void 0&&(c="node_count")||r.receipt_version===void 0&&(c="receipt_version")||r.seal_root===
void 0&&(c="seal_root")||r.size_bytes===void 0&&(c="size_bytes")||r.source===void 0&&(c="source")||r.tool===void 0&&(c="tool")||r.wal_bytes_cut===void 0&&(c="wa\
l_bytes_cut")||r.wal_pages_applied===void 0&&(c="wal_pages_applied"))return g.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:c}}],
!1;if(r.kind!==void 0){const t=e;if(r.kind!=="liel-receipt")return g.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-receipt"}}],!1;var n=t===e}else var n=!0;if(n){if(r.version!==void 0){const t=e;if(r.version!==1)return g.errors=[{instancePath:s+"/version",
schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=t===e}else var n=!0;if(n){if(r.receipt_version!==void 0){const t=e;if(r.
receipt_version!==1)return g.errors=[{instancePath:s+"/receipt_version",schemaPath:"#/properties/receipt_version/const",keyword:"const",params:{allowedValue:1}}],
!1;var n=t===e}else var n=!0;if(n){if(r.tool!==void 0){let t=r.tool;const o=e;if(e===o)if(t&&typeof t=="object"&&!Array.isArray(t)){let V;if(t.name===void 0&&(V=
"name")||t.version===void 0&&(V="version"))return g.errors=[{instancePath:s+"/tool",schemaPath:"#/properties/tool/required",keyword:"required",params:{missingProperty:V}}],
!1;if(t.name!==void 0){const p=e;if(t.name!=="liel-ops")return g.errors=[{instancePath:s+"/tool/name",schemaPath:"#/properties/tool/properties/name/const",keyword:"\
const",params:{allowedValue:"liel-ops"}}],!1;var m=p===e}else var m=!0;if(m)if(t.version!==void 0){const p=e;if(typeof t.version!="string")return g.errors=[{instancePath:s+
"/tool/version",schemaPath:"#/properties/tool/properties/version/type",keyword:"type",params:{type:"string"}}],!1;var m=p===e}else var m=!0}else return g.errors=
[{instancePath:s+"/tool",schemaPath:"#/properties/tool/type",keyword:"type",params:{type:"object"}}],!1;var n=o===e}else var n=!0;if(n){if(r.source!==void 0){const t=e;
if(typeof r.source!="string")return g.errors=[{instancePath:s+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type:"string"}}],!1;var n=t===
e}else var n=!0;if(n){if(r.created_at!==void 0){let t=r.created_at;const o=e;if(e===o)if(typeof t=="string"){if(!te.test(t))return g.errors=[{instancePath:s+"/c\
reated_at",schemaPath:"#/properties/created_at/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:\
[0-5]\\d(\\.\\d+)?Z$"}}],!1}else return g.errors=[{instancePath:s+"/created_at",schemaPath:"#/properties/created_at/type",keyword:"type",params:{type:"string"}}],
!1;var n=o===e}else var n=!0;if(n){if(r.live!==void 0){const t=e;if(typeof r.live!="boolean")return g.errors=[{instancePath:s+"/live",schemaPath:"#/properties/l\
ive/type",keyword:"type",params:{type:"boolean"}}],!1;var n=t===e}else var n=!0;if(n){if(r.size_bytes!==void 0){let t=r.size_bytes;const o=e;if(!(typeof t=="num\
ber"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return g.errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/size_bytes/type",keyword:"type",params:{type:"inte\
ger"}}],!1;if(e===o&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return g.errors=[{instancePath:s+"/size_bytes",schemaPath:"#/properties/si\
ze_bytes/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return g.errors=[{instancePath:s+"/size_bytes",schemaPath:"\
#/properties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=o===e}else var n=!0;if(n){if(r.blake3!==void 0){let t=r.blake3;const o=e;
if(e===o)if(typeof t=="string"){if(!M.test(t))return g.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return g.errors=[{instancePath:s+"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=o===
e}else var n=!0;if(n){if(r.manifest_sha256!==void 0){let t=r.manifest_sha256;const o=e;if(e===o)if(typeof t=="string"){if(!M.test(t))return g.errors=[{instancePath:s+
"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return g.errors=[{instancePath:s+
"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/type",keyword:"type",params:{type:"string"}}],!1;var n=o===e}else var n=!0;if(n){if(r.node_count!==void 0){
let t=r.node_count;const o=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return g.errors=[{instancePath:s+"/node_count",schemaPath:"#/properties/no\
de_count/type",keyword:"type",params:{type:"integer"}}],!1;if(e===o&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return g.errors=[{instancePath:s+
"/node_count",schemaPath:"#/properties/node_count/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return g.errors=
[{instancePath:s+"/node_count",schemaPath:"#/properties/node_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=o===e}else var n=!0;if(n){
if(r.edge_count!==void 0){let t=r.edge_count;const o=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return g.errors=[{instancePath:s+"/edge_count",schemaPath:"\
#/properties/edge_count/type",keyword:"type",params:{type:"integer"}}],!1;if(e===o&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return g.errors=
[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(
t))return g.errors=[{instancePath:s+"/edge_count",schemaPath:"#/properties/edge_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=o===
e}else var n=!0;if(n){if(r.wal_pages_applied!==void 0){let t=r.wal_pages_applied;const o=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return g.errors=
[{instancePath:s+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/type",keyword:"type",params:{type:"integer"}}],!1;if(e===o&&typeof t=="number"&&
isFinite(t)){if(t>9007199254740991||isNaN(t))return g.errors=[{instancePath:s+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return g.errors=[{instancePath:s+"/wal_pages_applied",schemaPath:"#/properties/wa\
l_pages_applied/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=o===e}else var n=!0;if(n){if(r.wal_bytes_cut!==void 0){let t=r.wal_bytes_cut;
const o=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return g.errors=[{instancePath:s+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/type",
keyword:"type",params:{type:"integer"}}],!1;if(e===o&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||isNaN(t))return g.errors=[{instancePath:s+"/wal_by\
tes_cut",schemaPath:"#/properties/wal_bytes_cut/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(t<0||isNaN(t))return g.errors=
[{instancePath:s+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=o===e}else var n=!0;
if(n){if(r.finding_count!==void 0){let t=r.finding_count;const o=e;if(!(typeof t=="number"&&!(t%1)&&!isNaN(t)&&isFinite(t)))return g.errors=[{instancePath:s+"/f\
inding_count",schemaPath:"#/properties/finding_count/type",keyword:"type",params:{type:"integer"}}],!1;if(e===o&&typeof t=="number"&&isFinite(t)){if(t>9007199254740991||
isNaN(t))return g.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/finding_count/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(t<0||isNaN(t))return g.errors=[{instancePath:s+"/finding_count",schemaPath:"#/properties/finding_count/minimum",keyword:"minimum",params:{comparison:">=",
limit:0}}],!1}var n=o===e}else var n=!0;if(n){if(r.first_finding!==void 0){let t=r.first_finding;const o=e;if(typeof t!="string"&&t!==null)return g.errors=[{instancePath:s+
"/first_finding",schemaPath:"#/properties/first_finding/type",keyword:"type",params:{type:ee.properties.first_finding.type}}],!1;var n=o===e}else var n=!0;if(n){
if(r.seal_root!==void 0){let t=r.seal_root;const o=e;if(e===o)if(typeof t=="string"){if(!M.test(t))return g.errors=[{instancePath:s+"/seal_root",schemaPath:"#/p\
roperties/seal_root/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return g.errors=[{instancePath:s+"/seal_root",schemaPath:"#/propertie\
s/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var n=o===e}else var n=!0;if(n)if(r.drill!==void 0){let t=r.drill;const o=e;if(e===o)if(t&&typeof t==
"object"&&!Array.isArray(t)){let V;if(t.done===void 0&&(V="done")||t.ms===void 0&&(V="ms")||t.verdict===void 0&&(V="verdict"))return g.errors=[{instancePath:s+"\
/drill",schemaPath:"#/properties/drill/required",keyword:"required",params:{missingProperty:V}}],!1;if(t.done!==void 0){const p=e;if(typeof t.done!="boolean")return g.
errors=[{instancePath:s+"/drill/done",schemaPath:"#/properties/drill/properties/done/type",keyword:"type",params:{type:"boolean"}}],!1;var _=p===e}else var _=!0;
if(_){if(t.ms!==void 0){let p=t.ms;const j=e;if(!(typeof p=="number"&&!(p%1)&&!isNaN(p)&&isFinite(p)))return g.errors=[{instancePath:s+"/drill/ms",schemaPath:"#\
/properties/drill/properties/ms/type",keyword:"type",params:{type:"integer"}}],!1;if(e===j&&typeof p=="number"&&isFinite(p)){if(p>9007199254740991||isNaN(p))return g.
errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;
if(p<0||isNaN(p))return g.errors=[{instancePath:s+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1}var _=j===e}else var _=!0;if(_)if(t.verdict!==void 0){let p=t.verdict;const j=e;if(!(p==="pass"||p==="not done"))return g.errors=[{instancePath:s+"/drill/ver\
dict",schemaPath:"#/properties/drill/properties/verdict/enum",keyword:"enum",params:{allowedValues:ee.properties.drill.properties.verdict.enum}}],!1;var _=j===e}else
var _=!0}}else return g.errors=[{instancePath:s+"/drill",schemaPath:"#/properties/drill/type",keyword:"type",params:{type:"object"}}],!1;var n=o===e}else var n=!0}}}}}}}}}}}}}}}}}else
return g.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return g.errors=i,e===0}const le=z,ie={$id:"repair-plan.schema.j\
son",type:"object",properties:{kind:{const:"liel-repair-plan"},version:{const:1},plan_version:{const:1},source_blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},changes:{
type:"object",properties:{node_heads_changed:{$ref:"#/$defs/count"},node_degrees_changed:{$ref:"#/$defs/count"},edge_links_changed:{$ref:"#/$defs/count"},slot_ids_rewritten:{
type:"array",items:{type:"object",properties:{kind:{enum:["node","edge"]},id:{$ref:"#/$defs/count"},stored:{type:"string",pattern:"^\\d+$"},offset:{$ref:"#/$def\
s/count"}},required:["id","kind","offset","stored"]}},node_count:{$ref:"#/$defs/counter"},edge_count:{$ref:"#/$defs/counter"},loss_accepted:{type:"boolean"}},required:[
"edge_count","edge_links_changed","loss_accepted","node_count","node_degrees_changed","node_heads_changed","slot_ids_rewritten"]}},required:["changes","plan_ver\
sion","source_blake3"],$defs:{count:{type:"integer",minimum:0,maximum:9007199254740991},counter:{type:"object",properties:{before:{$ref:"#/$defs/count"},after:{
$ref:"#/$defs/count"}},required:["after","before"]}}},ne=new RegExp("^\\d+$","u");function q(r,{instancePath:s="",parentData:T,parentDataProperty:Z,rootData:b=r}={}){let i=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return q.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return q.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return q.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return q.errors=i,e===0}function G(r,{instancePath:s="",parentData:T,parentDataProperty:Z,rootData:b=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let m;if(r.
after===void 0&&(m="after")||r.before===void 0&&(m="before"))return G.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:m}}],
!1;if(r.before!==void 0){const _=e;q(r.before,{instancePath:s+"/before",parentData:r,parentDataProperty:"before",rootData:b})||(i=i===null?q.errors:i.concat(q.errors),
e=i.length);var n=_===e}else var n=!0;if(n)if(r.after!==void 0){const _=e;q(r.after,{instancePath:s+"/after",parentData:r,parentDataProperty:"after",rootData:b})||
(i=i===null?q.errors:i.concat(q.errors),e=i.length);var n=_===e}else var n=!0}else return G.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return G.errors=i,e===0}function z(r,{instancePath:s="",parentData:T,parentDataProperty:Z,rootData:b=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r==
"object"&&!Array.isArray(r)){let t;if(r.changes===void 0&&(t="changes")||r.plan_version===void 0&&(t="plan_version")||r.source_blake3===void 0&&(t="source_blake\
3"))return z.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:t}}],!1;if(r.kind!==void 0){const o=e;if(r.kind!=="liel-\
repair-plan")return z.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-repair-plan"}}],!1;var n=o===
e}else var n=!0;if(n){if(r.version!==void 0){const o=e;if(r.version!==1)return z.errors=[{instancePath:s+"/version",schemaPath:"#/properties/version/const",keyword:"\
const",params:{allowedValue:1}}],!1;var n=o===e}else var n=!0;if(n){if(r.plan_version!==void 0){const o=e;if(r.plan_version!==1)return z.errors=[{instancePath:s+
"/plan_version",schemaPath:"#/properties/plan_version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=o===e}else var n=!0;if(n){if(r.source_blake3!==void 0){
let o=r.source_blake3;const O=e;if(e===O)if(typeof o=="string"){if(!M.test(o))return z.errors=[{instancePath:s+"/source_blake3",schemaPath:"#/properties/source_\
blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return z.errors=[{instancePath:s+"/source_blake3",schemaPath:"#/properties/source_\
blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=O===e}else var n=!0;if(n)if(r.changes!==void 0){let o=r.changes;const O=e;if(e===O)if(o&&typeof o==
"object"&&!Array.isArray(o)){let p;if(o.edge_count===void 0&&(p="edge_count")||o.edge_links_changed===void 0&&(p="edge_links_changed")||o.loss_accepted===void 0&&
(p="loss_accepted")||o.node_count===void 0&&(p="node_count")||o.node_degrees_changed===void 0&&(p="node_degrees_changed")||o.node_heads_changed===void 0&&(p="no\
de_heads_changed")||o.slot_ids_rewritten===void 0&&(p="slot_ids_rewritten"))return z.errors=[{instancePath:s+"/changes",schemaPath:"#/properties/changes/require\
d",keyword:"required",params:{missingProperty:p}}],!1;if(o.node_heads_changed!==void 0){const j=e;q(o.node_heads_changed,{instancePath:s+"/changes/node_heads_ch\
anged",parentData:o,parentDataProperty:"node_heads_changed",rootData:b})||(i=i===null?q.errors:i.concat(q.errors),e=i.length);var m=j===e}else var m=!0;if(m){if(o.
node_degrees_changed!==void 0){const j=e;q(o.node_degrees_changed,{instancePath:s+"/changes/node_degrees_changed",parentData:o,parentDataProperty:"node_degrees_\
changed",rootData:b})||(i=i===null?q.errors:i.concat(q.errors),e=i.length);var m=j===e}else var m=!0;if(m){if(o.edge_links_changed!==void 0){const j=e;q(o.edge_links_changed,
{instancePath:s+"/changes/edge_links_changed",parentData:o,parentDataProperty:"edge_links_changed",rootData:b})||(i=i===null?q.errors:i.concat(q.errors),e=i.length);
var m=j===e}else var m=!0;if(m){if(o.slot_ids_rewritten!==void 0){let j=o.slot_ids_rewritten;const H=e;if(e===H)if(Array.isArray(j)){var _=!0;const L=j.length;for(let $=0;$<
L;$++){let h=j[$];const A=e;if(e===A)if(h&&typeof h=="object"&&!Array.isArray(h)){let w;if(h.id===void 0&&(w="id")||h.kind===void 0&&(w="kind")||h.offset===void 0&&
(w="offset")||h.stored===void 0&&(w="stored"))return z.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+$,schemaPath:"#/properties/changes/properties/slot\
_ids_rewritten/items/required",keyword:"required",params:{missingProperty:w}}],!1;if(h.kind!==void 0){let x=h.kind;const l=e;if(!(x==="node"||x==="edge"))return z.
errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+$+"/kind",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/kind/enum",keyword:"\
enum",params:{allowedValues:ie.properties.changes.properties.slot_ids_rewritten.items.properties.kind.enum}}],!1;var c=l===e}else var c=!0;if(c){if(h.id!==void 0){
const x=e;q(h.id,{instancePath:s+"/changes/slot_ids_rewritten/"+$+"/id",parentData:h,parentDataProperty:"id",rootData:b})||(i=i===null?q.errors:i.concat(q.errors),
e=i.length);var c=x===e}else var c=!0;if(c){if(h.stored!==void 0){let x=h.stored;const l=e;if(e===l)if(typeof x=="string"){if(!ne.test(x))return z.errors=[{instancePath:s+
"/changes/slot_ids_rewritten/"+$+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/stored/pattern",keyword:"pattern",params:{
pattern:"^\\d+$"}}],!1}else return z.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+$+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rew\
ritten/items/properties/stored/type",keyword:"type",params:{type:"string"}}],!1;var c=l===e}else var c=!0;if(c)if(h.offset!==void 0){const x=e;q(h.offset,{instancePath:s+
"/changes/slot_ids_rewritten/"+$+"/offset",parentData:h,parentDataProperty:"offset",rootData:b})||(i=i===null?q.errors:i.concat(q.errors),e=i.length);var c=x===
e}else var c=!0}}}else return z.errors=[{instancePath:s+"/changes/slot_ids_rewritten/"+$,schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/ty\
pe",keyword:"type",params:{type:"object"}}],!1;var _=A===e;if(!_)break}}else return z.errors=[{instancePath:s+"/changes/slot_ids_rewritten",schemaPath:"#/proper\
ties/changes/properties/slot_ids_rewritten/type",keyword:"type",params:{type:"array"}}],!1;var m=H===e}else var m=!0;if(m){if(o.node_count!==void 0){const j=e;G(
o.node_count,{instancePath:s+"/changes/node_count",parentData:o,parentDataProperty:"node_count",rootData:b})||(i=i===null?G.errors:i.concat(G.errors),e=i.length);
var m=j===e}else var m=!0;if(m){if(o.edge_count!==void 0){const j=e;G(o.edge_count,{instancePath:s+"/changes/edge_count",parentData:o,parentDataProperty:"edge_c\
ount",rootData:b})||(i=i===null?G.errors:i.concat(G.errors),e=i.length);var m=j===e}else var m=!0;if(m)if(o.loss_accepted!==void 0){const j=e;if(typeof o.loss_accepted!=
"boolean")return z.errors=[{instancePath:s+"/changes/loss_accepted",schemaPath:"#/properties/changes/properties/loss_accepted/type",keyword:"type",params:{type:"\
boolean"}}],!1;var m=j===e}else var m=!0}}}}}}else return z.errors=[{instancePath:s+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type:"\
object"}}],!1;var n=O===e}else var n=!0}}}}else return z.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return z.errors=
i,e===0}const de=B,re={$id:"signature.schema.json",type:"object",properties:{algorithm:{type:"string"},manifest_sha256:{type:"string"},manifest_version:{type:["\
integer","boolean"]},signature:{type:"string"},signature_version:{type:["integer","boolean"]}},required:["algorithm","manifest_sha256","manifest_version","signa\
ture","signature_version"]};function B(r,{instancePath:s="",parentData:T,parentDataProperty:Z,rootData:b=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&
!Array.isArray(r)){let m;if(r.algorithm===void 0&&(m="algorithm")||r.manifest_sha256===void 0&&(m="manifest_sha256")||r.manifest_version===void 0&&(m="manifest_\
version")||r.signature===void 0&&(m="signature")||r.signature_version===void 0&&(m="signature_version"))return B.errors=[{instancePath:s,schemaPath:"#/required",
keyword:"required",params:{missingProperty:m}}],!1;if(r.algorithm!==void 0){const _=e;if(typeof r.algorithm!="string")return B.errors=[{instancePath:s+"/algorit\
hm",schemaPath:"#/properties/algorithm/type",keyword:"type",params:{type:"string"}}],!1;var n=_===e}else var n=!0;if(n){if(r.manifest_sha256!==void 0){const _=e;
if(typeof r.manifest_sha256!="string")return B.errors=[{instancePath:s+"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/type",keyword:"type",params:{
type:"string"}}],!1;var n=_===e}else var n=!0;if(n){if(r.manifest_version!==void 0){let _=r.manifest_version;const c=e;if(!(typeof _=="number"&&!(_%1)&&!isNaN(_)&&
isFinite(_))&&typeof _!="boolean")return B.errors=[{instancePath:s+"/manifest_version",schemaPath:"#/properties/manifest_version/type",keyword:"type",params:{type:re.
properties.manifest_version.type}}],!1;var n=c===e}else var n=!0;if(n){if(r.signature!==void 0){const _=e;if(typeof r.signature!="string")return B.errors=[{instancePath:s+
"/signature",schemaPath:"#/properties/signature/type",keyword:"type",params:{type:"string"}}],!1;var n=_===e}else var n=!0;if(n)if(r.signature_version!==void 0){
let _=r.signature_version;const c=e;if(!(typeof _=="number"&&!(_%1)&&!isNaN(_)&&isFinite(_))&&typeof _!="boolean")return B.errors=[{instancePath:s+"/signature_v\
ersion",schemaPath:"#/properties/signature_version/type",keyword:"type",params:{type:re.properties.signature_version.type}}],!1;var n=c===e}else var n=!0}}}}else
return B.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return B.errors=i,e===0}const fe=C;function S(r,{instancePath:s="",parentData:T,parentDataProperty:Z,rootData:b=r}={}){let i=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return S.
errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return S.errors=[{instancePath:s,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return S.errors=
[{instancePath:s,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return S.errors=i,e===0}function C(r,{instancePath:s="",parentData:T,
parentDataProperty:Z,rootData:b=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let _;if(r.different===void 0&&(_="different")||r.nextPage===
void 0&&(_="nextPage")||r.seal===void 0&&(_="seal"))return C.errors=[{instancePath:s,schemaPath:"#/required",keyword:"required",params:{missingProperty:_}}],!1;
if(r.kind!==void 0){const c=e;if(r.kind!=="liel-slice-standing")return C.errors=[{instancePath:s+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-slice-standing"}}],!1;var n=c===e}else var n=!0;if(n){if(r.version!==void 0){const c=e;if(r.version!==1)return C.errors=[{instancePath:s+"/ve\
rsion",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=c===e}else var n=!0;if(n){if(r.seal!==void 0){let c=r.seal;const t=e;
if(e===t)if(typeof c=="string"){if(!M.test(c))return C.errors=[{instancePath:s+"/seal",schemaPath:"#/properties/seal/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return C.errors=[{instancePath:s+"/seal",schemaPath:"#/properties/seal/type",keyword:"type",params:{type:"string"}}],!1;var n=t===e}else
var n=!0;if(n){if(r.nextPage!==void 0){const c=e;S(r.nextPage,{instancePath:s+"/nextPage",parentData:r,parentDataProperty:"nextPage",rootData:b})||(i=i===null?S.
errors:i.concat(S.errors),e=i.length);var n=c===e}else var n=!0;if(n)if(r.different!==void 0){let c=r.different;const t=e;if(e===t)if(Array.isArray(c)){var m=!0;
const O=c.length;for(let V=0;V<O;V++){const p=e;S(c[V],{instancePath:s+"/different/"+V,parentData:c,parentDataProperty:V,rootData:b})||(i=i===null?S.errors:i.concat(
S.errors),e=i.length);var m=p===e;if(!m)break}}else return C.errors=[{instancePath:s+"/different",schemaPath:"#/properties/different/type",keyword:"type",params:{
type:"array"}}],!1;var n=t===e}else var n=!0}}}}else return C.errors=[{instancePath:s,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return C.errors=
i,e===0}export{ae as catalogExpectation,oe as mergePlan,pe as receipt,le as repairPlan,de as signature,fe as sliceStanding};
