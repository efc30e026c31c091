// Made by scripts/make-validators.ts from schemas/; not to be changed by hand.
const ae=h,Y={$id:"catalog-expectation.schema.json",type:"object",properties:{kind:{const:"liel-catalog"},version:{const:1},catalog_version:{const:1},store:{type:"\
string"},node_count:{type:"integer"},edge_count:{type:"integer"},fingerprint:{type:"string",pattern:"^[0-9a-f]{64}$"},complete:{type:"boolean"},node_labels:{type:"\
array",items:{type:"object",properties:{label:{type:"string"},count:{type:"integer"}},required:["label"]}},label_combinations:{type:"array",items:{type:"object",
properties:{labels:{type:"array",items:{type:"string"}},count:{type:"integer"}},required:["labels"]}},edge_labels:{type:"array",items:{type:"object",properties:{
label:{type:"string"},count:{type:"integer"}},required:["label"]}},properties:{type:"array",items:{type:"object",properties:{kind:{enum:["node","edge"]},label:{
type:["string","null"]},key:{type:"string"},type:{type:"string"},count:{type:"integer"}},required:["key","kind","label","type"]}},patterns:{type:"array",items:{
type:"object",properties:{from:{type:["array","null"],items:{type:"string"}},label:{type:"string"},to:{type:["array","null"],items:{type:"string"}},count:{type:"\
integer"}},required:["from","label","to"]}},expected:{type:"object"}},required:["fingerprint"],if:{properties:{complete:{const:!0}},required:["complete"]},then:{
properties:{edge_labels:!0,label_combinations:!0,node_labels:!0,patterns:!0,properties:!0},required:["edge_labels","label_combinations","node_labels","patterns",
"properties"]}},Q=new RegExp("^[0-9a-f]{64}$","u");function h(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:$=r}={}){let i=null,e=0;const n=e;
let _=!0;const v=e;if(r&&typeof r=="object"&&!Array.isArray(r)){let V;if(r.complete===void 0&&(V="complete")){const o={};i===null?i=[o]:i.push(o),e++}else if(r.
complete!==void 0&&r.complete!==!0){const o={};i===null?i=[o]:i.push(o),e++}}var b=v===e;if(e=n,i!==null&&(n?i.length=n:i=null),b){const V=e;if(r&&typeof r=="ob\
ject"&&!Array.isArray(r)){let l;if(r.edge_labels===void 0&&(l="edge_labels")||r.label_combinations===void 0&&(l="label_combinations")||r.node_labels===void 0&&(l=
"node_labels")||r.patterns===void 0&&(l="patterns")||r.properties===void 0&&(l="properties"))return h.errors=[{instancePath:t,schemaPath:"#/then/required",keyword:"\
required",params:{missingProperty:l}}],!1}var b=V===e;_=b}if(!_){const V={instancePath:t,schemaPath:"#/if",keyword:"if",params:{failingKeyword:"then"}};return i===
null?i=[V]:i.push(V),e++,h.errors=i,!1}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let V;if(r.fingerprint===void 0&&(V="fingerprint"))return h.errors=
[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:V}}],!1;if(r.kind!==void 0){const o=e;if(r.kind!=="liel-catalog")return h.errors=
[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-catalog"}}],!1;var d=o===e}else var d=!0;if(d){if(r.version!==
void 0){const o=e;if(r.version!==1)return h.errors=[{instancePath:t+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],
!1;var d=o===e}else var d=!0;if(d){if(r.catalog_version!==void 0){const o=e;if(r.catalog_version!==1)return h.errors=[{instancePath:t+"/catalog_version",schemaPath:"\
#/properties/catalog_version/const",keyword:"const",params:{allowedValue:1}}],!1;var d=o===e}else var d=!0;if(d){if(r.store!==void 0){const o=e;if(typeof r.store!=
"string")return h.errors=[{instancePath:t+"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type:"string"}}],!1;var d=o===e}else var d=!0;if(d){
if(r.node_count!==void 0){let o=r.node_count;const l=e;if(!(typeof o=="number"&&!(o%1)&&!isNaN(o)&&isFinite(o)))return h.errors=[{instancePath:t+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:"integer"}}],!1;var d=l===e}else var d=!0;if(d){if(r.edge_count!==void 0){let o=r.edge_count;const l=e;
if(!(typeof o=="number"&&!(o%1)&&!isNaN(o)&&isFinite(o)))return h.errors=[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",
params:{type:"integer"}}],!1;var d=l===e}else var d=!0;if(d){if(r.fingerprint!==void 0){let o=r.fingerprint;const l=e;if(e===l)if(typeof o=="string"){if(!Q.test(
o))return h.errors=[{instancePath:t+"/fingerprint",schemaPath:"#/properties/fingerprint/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return h.
errors=[{instancePath:t+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type:"string"}}],!1;var d=l===e}else var d=!0;if(d){if(r.
complete!==void 0){const o=e;if(typeof r.complete!="boolean")return h.errors=[{instancePath:t+"/complete",schemaPath:"#/properties/complete/type",keyword:"type",
params:{type:"boolean"}}],!1;var d=o===e}else var d=!0;if(d){if(r.node_labels!==void 0){let o=r.node_labels;const l=e;if(e===l)if(Array.isArray(o)){var f=!0;const z=o.
length;for(let m=0;m<z;m++){let p=o[m];const F=e;if(e===F)if(p&&typeof p=="object"&&!Array.isArray(p)){let O;if(p.label===void 0&&(O="label"))return h.errors=[{
instancePath:t+"/node_labels/"+m,schemaPath:"#/properties/node_labels/items/required",keyword:"required",params:{missingProperty:O}}],!1;if(p.label!==void 0){const c=e;
if(typeof p.label!="string")return h.errors=[{instancePath:t+"/node_labels/"+m+"/label",schemaPath:"#/properties/node_labels/items/properties/label/type",keyword:"\
type",params:{type:"string"}}],!1;var s=c===e}else var s=!0;if(s)if(p.count!==void 0){let c=p.count;const E=e;if(!(typeof c=="number"&&!(c%1)&&!isNaN(c)&&isFinite(
c)))return h.errors=[{instancePath:t+"/node_labels/"+m+"/count",schemaPath:"#/properties/node_labels/items/properties/count/type",keyword:"type",params:{type:"i\
nteger"}}],!1;var s=E===e}else var s=!0}else return h.errors=[{instancePath:t+"/node_labels/"+m,schemaPath:"#/properties/node_labels/items/type",keyword:"type",
params:{type:"object"}}],!1;var f=F===e;if(!f)break}}else return h.errors=[{instancePath:t+"/node_labels",schemaPath:"#/properties/node_labels/type",keyword:"ty\
pe",params:{type:"array"}}],!1;var d=l===e}else var d=!0;if(d){if(r.label_combinations!==void 0){let o=r.label_combinations;const l=e;if(e===l)if(Array.isArray(
o)){var g=!0;const z=o.length;for(let m=0;m<z;m++){let p=o[m];const F=e;if(e===F)if(p&&typeof p=="object"&&!Array.isArray(p)){let O;if(p.labels===void 0&&(O="la\
bels"))return h.errors=[{instancePath:t+"/label_combinations/"+m,schemaPath:"#/properties/label_combinations/items/required",keyword:"required",params:{missingProperty:O}}],
!1;if(p.labels!==void 0){let c=p.labels;const E=e;if(e===E)if(Array.isArray(c)){var u=!0;const ee=c.length;for(let Z=0;Z<ee;Z++){const L=e;if(typeof c[Z]!="stri\
ng")return h.errors=[{instancePath:t+"/label_combinations/"+m+"/labels/"+Z,schemaPath:"#/properties/label_combinations/items/properties/labels/items/type",keyword:"\
type",params:{type:"string"}}],!1;var u=L===e;if(!u)break}}else return h.errors=[{instancePath:t+"/label_combinations/"+m+"/labels",schemaPath:"#/properties/lab\
el_combinations/items/properties/labels/type",keyword:"type",params:{type:"array"}}],!1;var w=E===e}else var w=!0;if(w)if(p.count!==void 0){let c=p.count;const E=e;
if(!(typeof c=="number"&&!(c%1)&&!isNaN(c)&&isFinite(c)))return h.errors=[{instancePath:t+"/label_combinations/"+m+"/count",schemaPath:"#/properties/label_combi\
nations/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var w=E===e}else var w=!0}else return h.errors=[{instancePath:t+"/label_combina\
tions/"+m,schemaPath:"#/properties/label_combinations/items/type",keyword:"type",params:{type:"object"}}],!1;var g=F===e;if(!g)break}}else return h.errors=[{instancePath:t+
"/label_combinations",schemaPath:"#/properties/label_combinations/type",keyword:"type",params:{type:"array"}}],!1;var d=l===e}else var d=!0;if(d){if(r.edge_labels!==
void 0){let o=r.edge_labels;const l=e;if(e===l)if(Array.isArray(o)){var P=!0;const z=o.length;for(let m=0;m<z;m++){let p=o[m];const F=e;if(e===F)if(p&&typeof p==
"object"&&!Array.isArray(p)){let O;if(p.label===void 0&&(O="label"))return h.errors=[{instancePath:t+"/edge_labels/"+m,schemaPath:"#/properties/edge_labels/item\
s/required",keyword:"required",params:{missingProperty:O}}],!1;if(p.label!==void 0){const c=e;if(typeof p.label!="string")return h.errors=[{instancePath:t+"/edg\
e_labels/"+m+"/label",schemaPath:"#/properties/edge_labels/items/properties/label/type",keyword:"type",params:{type:"string"}}],!1;var K=c===e}else var K=!0;if(K)
if(p.count!==void 0){let c=p.count;const E=e;if(!(typeof c=="number"&&!(c%1)&&!isNaN(c)&&isFinite(c)))return h.errors=[{instancePath:t+"/edge_labels/"+m+"/count",
schemaPath:"#/properties/edge_labels/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var K=E===e}else var K=!0}else return h.errors=[{instancePath:t+
"/edge_labels/"+m,schemaPath:"#/properties/edge_labels/items/type",keyword:"type",params:{type:"object"}}],!1;var P=F===e;if(!P)break}}else return h.errors=[{instancePath:t+
"/edge_labels",schemaPath:"#/properties/edge_labels/type",keyword:"type",params:{type:"array"}}],!1;var d=l===e}else var d=!0;if(d){if(r.properties!==void 0){let o=r.
properties;const l=e;if(e===l)if(Array.isArray(o)){var M=!0;const z=o.length;for(let m=0;m<z;m++){let p=o[m];const F=e;if(e===F)if(p&&typeof p=="object"&&!Array.
isArray(p)){let O;if(p.key===void 0&&(O="key")||p.kind===void 0&&(O="kind")||p.label===void 0&&(O="label")||p.type===void 0&&(O="type"))return h.errors=[{instancePath:t+
"/properties/"+m,schemaPath:"#/properties/properties/items/required",keyword:"required",params:{missingProperty:O}}],!1;if(p.kind!==void 0){let c=p.kind;const E=e;
if(!(c==="node"||c==="edge"))return h.errors=[{instancePath:t+"/properties/"+m+"/kind",schemaPath:"#/properties/properties/items/properties/kind/enum",keyword:"\
enum",params:{allowedValues:Y.properties.properties.items.properties.kind.enum}}],!1;var N=E===e}else var N=!0;if(N){if(p.label!==void 0){let c=p.label;const E=e;
if(typeof c!="string"&&c!==null)return h.errors=[{instancePath:t+"/properties/"+m+"/label",schemaPath:"#/properties/properties/items/properties/label/type",keyword:"\
type",params:{type:Y.properties.properties.items.properties.label.type}}],!1;var N=E===e}else var N=!0;if(N){if(p.key!==void 0){const c=e;if(typeof p.key!="stri\
ng")return h.errors=[{instancePath:t+"/properties/"+m+"/key",schemaPath:"#/properties/properties/items/properties/key/type",keyword:"type",params:{type:"string"}}],
!1;var N=c===e}else var N=!0;if(N){if(p.type!==void 0){const c=e;if(typeof p.type!="string")return h.errors=[{instancePath:t+"/properties/"+m+"/type",schemaPath:"\
#/properties/properties/items/properties/type/type",keyword:"type",params:{type:"string"}}],!1;var N=c===e}else var N=!0;if(N)if(p.count!==void 0){let c=p.count;
const E=e;if(!(typeof c=="number"&&!(c%1)&&!isNaN(c)&&isFinite(c)))return h.errors=[{instancePath:t+"/properties/"+m+"/count",schemaPath:"#/properties/propertie\
s/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var N=E===e}else var N=!0}}}}else return h.errors=[{instancePath:t+"/properties/"+m,schemaPath:"\
#/properties/properties/items/type",keyword:"type",params:{type:"object"}}],!1;var M=F===e;if(!M)break}}else return h.errors=[{instancePath:t+"/properties",schemaPath:"\
#/properties/properties/type",keyword:"type",params:{type:"array"}}],!1;var d=l===e}else var d=!0;if(d){if(r.patterns!==void 0){let o=r.patterns;const l=e;if(e===
l)if(Array.isArray(o)){var k=!0;const z=o.length;for(let m=0;m<z;m++){let p=o[m];const F=e;if(e===F)if(p&&typeof p=="object"&&!Array.isArray(p)){let O;if(p.from===
void 0&&(O="from")||p.label===void 0&&(O="label")||p.to===void 0&&(O="to"))return h.errors=[{instancePath:t+"/patterns/"+m,schemaPath:"#/properties/patterns/ite\
ms/required",keyword:"required",params:{missingProperty:O}}],!1;if(p.from!==void 0){let c=p.from;const E=e;if(!Array.isArray(c)&&c!==null)return h.errors=[{instancePath:t+
"/patterns/"+m+"/from",schemaPath:"#/properties/patterns/items/properties/from/type",keyword:"type",params:{type:Y.properties.patterns.items.properties.from.type}}],
!1;if(e===E&&Array.isArray(c)){var j=!0;const ee=c.length;for(let Z=0;Z<ee;Z++){const L=e;if(typeof c[Z]!="string")return h.errors=[{instancePath:t+"/patterns/"+
m+"/from/"+Z,schemaPath:"#/properties/patterns/items/properties/from/items/type",keyword:"type",params:{type:"string"}}],!1;var j=L===e;if(!j)break}}var a=E===e}else
var a=!0;if(a){if(p.label!==void 0){const c=e;if(typeof p.label!="string")return h.errors=[{instancePath:t+"/patterns/"+m+"/label",schemaPath:"#/properties/patt\
erns/items/properties/label/type",keyword:"type",params:{type:"string"}}],!1;var a=c===e}else var a=!0;if(a){if(p.to!==void 0){let c=p.to;const E=e;if(!Array.isArray(
c)&&c!==null)return h.errors=[{instancePath:t+"/patterns/"+m+"/to",schemaPath:"#/properties/patterns/items/properties/to/type",keyword:"type",params:{type:Y.properties.
patterns.items.properties.to.type}}],!1;if(e===E&&Array.isArray(c)){var q=!0;const Z=c.length;for(let L=0;L<Z;L++){const te=e;if(typeof c[L]!="string")return h.
errors=[{instancePath:t+"/patterns/"+m+"/to/"+L,schemaPath:"#/properties/patterns/items/properties/to/items/type",keyword:"type",params:{type:"string"}}],!1;var q=te===
e;if(!q)break}}var a=E===e}else var a=!0;if(a)if(p.count!==void 0){let c=p.count;const E=e;if(!(typeof c=="number"&&!(c%1)&&!isNaN(c)&&isFinite(c)))return h.errors=
[{instancePath:t+"/patterns/"+m+"/count",schemaPath:"#/properties/patterns/items/properties/count/type",keyword:"type",params:{type:"integer"}}],!1;var a=E===e}else
var a=!0}}}else return h.errors=[{instancePath:t+"/patterns/"+m,schemaPath:"#/properties/patterns/items/type",keyword:"type",params:{type:"object"}}],!1;var k=F===
e;if(!k)break}}else return h.errors=[{instancePath:t+"/patterns",schemaPath:"#/properties/patterns/type",keyword:"type",params:{type:"array"}}],!1;var d=l===e}else
var d=!0;if(d)if(r.expected!==void 0){let o=r.expected;const l=e;if(!(o&&typeof o=="object"&&!Array.isArray(o)))return h.errors=[{instancePath:t+"/expected",schemaPath:"\
#/properties/expected/type",keyword:"type",params:{type:"object"}}],!1;var d=l===e}else var d=!0}}}}}}}}}}}}}else return h.errors=[{instancePath:t,schemaPath:"#\
/type",keyword:"type",params:{type:"object"}}],!1;return h.errors=i,e===0}const oe=x,U={$id:"merge-plan.schema.json",type:"object",properties:{kind:{const:"liel\
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
s","path"]}}};function A(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:$=r}={}){let i=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return A.
errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return A.errors=[{instancePath:t,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return A.errors=
[{instancePath:t,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return A.errors=i,e===0}function T(r,{instancePath:t="",parentData:S,
parentDataProperty:B,rootData:$=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let _;if(r.blake3===void 0&&(_="blake3")||r.edges===
void 0&&(_="edges")||r.nodes===void 0&&(_="nodes")||r.path===void 0&&(_="path"))return T.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{
missingProperty:_}}],!1;if(r.path!==void 0){const v=e;if(typeof r.path!="string")return T.errors=[{instancePath:t+"/path",schemaPath:"#/properties/path/type",keyword:"\
type",params:{type:"string"}}],!1;var n=v===e}else var n=!0;if(n){if(r.blake3!==void 0){let v=r.blake3;const b=e;if(e===b)if(typeof v=="string"){if(!Q.test(v))return T.
errors=[{instancePath:t+"/blake3",schemaPath:"#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return T.errors=[{instancePath:t+
"/blake3",schemaPath:"#/properties/blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=b===e}else var n=!0;if(n){if(r.nodes!==void 0){const v=e;A(r.nodes,
{instancePath:t+"/nodes",parentData:r,parentDataProperty:"nodes",rootData:$})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var n=v===e}else var n=!0;if(n)
if(r.edges!==void 0){const v=e;A(r.edges,{instancePath:t+"/edges",parentData:r,parentDataProperty:"edges",rootData:$})||(i=i===null?A.errors:i.concat(A.errors),
e=i.length);var n=v===e}else var n=!0}}}else return T.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return T.errors=i,e===
0}function x(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:$=r}={}){let i=null,e=0;const n=e,_=e;let v=!0;const b=e;if(r&&typeof r=="object"&&
!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="node_key"){const j={};i===null?i=[j]:i.push(j),e++}var d=b===e;if(e=_,i!==null&&(_?i.length=_:i=null),d){const j=e;
if(r&&typeof r=="object"&&!Array.isArray(r)&&r.node_keys!==void 0){let q=r.node_keys;if(e===e)if(Array.isArray(q)){if(q.length<1)return x.errors=[{instancePath:t+
"/node_keys",schemaPath:"#/allOf/0/then/properties/node_keys/minItems",keyword:"minItems",params:{limit:1}}],!1}else return x.errors=[{instancePath:t+"/node_key\
s",schemaPath:"#/allOf/0/then/properties/node_keys/type",keyword:"type",params:{type:"array"}}],!1}var d=j===e;v=d}if(!v){const j={instancePath:t,schemaPath:"#/\
allOf/0/if",keyword:"if",params:{failingKeyword:"then"}};return i===null?i=[j]:i.push(j),e++,x.errors=i,!1}var f=n===e;if(f){const j=e,a=e;let q=!0;const V=e;if(r&&
typeof r=="object"&&!Array.isArray(r)&&r.mode!==void 0&&r.mode!=="identity_rules"){const l={};i===null?i=[l]:i.push(l),e++}var s=V===e;if(e=a,i!==null&&(a?i.length=
a:i=null),s){const l=e;if(r&&typeof r=="object"&&!Array.isArray(r)&&r.identity_rules!==void 0){let z=r.identity_rules;if(e===e)if(z&&typeof z=="object"&&!Array.
isArray(z)){if(Object.keys(z).length<1)return x.errors=[{instancePath:t+"/identity_rules",schemaPath:"#/allOf/1/then/properties/identity_rules/minProperties",keyword:"\
minProperties",params:{limit:1}}],!1;for(const p in z){let F=z[p];const X=e;if(e===X)if(Array.isArray(F)){if(F.length<1)return x.errors=[{instancePath:t+"/ident\
ity_rules/"+p.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_rules/additionalProperties/minItems",keyword:"minItems",params:{
limit:1}}],!1}else return x.errors=[{instancePath:t+"/identity_rules/"+p.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/allOf/1/then/properties/identity_r\
ules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var g=X===e;if(!g)break}}else return x.errors=[{instancePath:t+"/identity_rules",schemaPath:"\
#/allOf/1/then/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1}var s=l===e;q=s}if(!q){const l={instancePath:t,schemaPath:"#/allOf/1/i\
f",keyword:"if",params:{failingKeyword:"then"}};return i===null?i=[l]:i.push(l),e++,x.errors=i,!1}var f=j===e}if(e===0)if(r&&typeof r=="object"&&!Array.isArray(
r)){let j;if(r.allow_duplicates===void 0&&(j="allow_duplicates")||r.counts===void 0&&(j="counts")||r.decisions===void 0&&(j="decisions")||r.edge_strategy===void 0&&
(j="edge_strategy")||r.identity_rules===void 0&&(j="identity_rules")||r.left===void 0&&(j="left")||r.merge_plan_version===void 0&&(j="merge_plan_version")||r.mode===
void 0&&(j="mode")||r.node_keys===void 0&&(j="node_keys")||r.on_node_conflict===void 0&&(j="on_node_conflict")||r.open_conflicts===void 0&&(j="open_conflicts")||
r.questions===void 0&&(j="questions")||r.right===void 0&&(j="right"))return x.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:j}}],
!1;if(r.kind!==void 0){const a=e;if(r.kind!=="liel-merge-plan")return x.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-merge-plan"}}],!1;var u=a===e}else var u=!0;if(u){if(r.version!==void 0){const a=e;if(r.version!==1)return x.errors=[{instancePath:t+"/versio\
n",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var u=a===e}else var u=!0;if(u){if(r.merge_plan_version!==void 0){const a=e;
if(r.merge_plan_version!==1)return x.errors=[{instancePath:t+"/merge_plan_version",schemaPath:"#/properties/merge_plan_version/const",keyword:"const",params:{allowedValue:1}}],
!1;var u=a===e}else var u=!0;if(u){if(r.left!==void 0){const a=e;T(r.left,{instancePath:t+"/left",parentData:r,parentDataProperty:"left",rootData:$})||(i=i===null?
T.errors:i.concat(T.errors),e=i.length);var u=a===e}else var u=!0;if(u){if(r.right!==void 0){const a=e;T(r.right,{instancePath:t+"/right",parentData:r,parentDataProperty:"\
right",rootData:$})||(i=i===null?T.errors:i.concat(T.errors),e=i.length);var u=a===e}else var u=!0;if(u){if(r.mode!==void 0){let a=r.mode;const q=e;if(!(a==="ap\
pend"||a==="node_key"||a==="identity_rules"))return x.errors=[{instancePath:t+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues:U.
properties.mode.enum}}],!1;var u=q===e}else var u=!0;if(u){if(r.node_keys!==void 0){let a=r.node_keys;const q=e;if(e===q)if(Array.isArray(a)){var w=!0;const o=a.
length;for(let l=0;l<o;l++){const R=e;if(typeof a[l]!="string")return x.errors=[{instancePath:t+"/node_keys/"+l,schemaPath:"#/properties/node_keys/items/type",keyword:"\
type",params:{type:"string"}}],!1;var w=R===e;if(!w)break}}else return x.errors=[{instancePath:t+"/node_keys",schemaPath:"#/properties/node_keys/type",keyword:"\
type",params:{type:"array"}}],!1;var u=q===e}else var u=!0;if(u){if(r.identity_rules!==void 0){let a=r.identity_rules;const q=e;if(e===q)if(a&&typeof a=="object"&&
!Array.isArray(a))for(const o in a){let l=a[o];const R=e;if(e===R)if(Array.isArray(l)){var P=!0;const z=l.length;for(let m=0;m<z;m++){const p=e;if(typeof l[m]!=
"string")return x.errors=[{instancePath:t+"/identity_rules/"+o.replace(/~/g,"~0").replace(/\//g,"~1")+"/"+m,schemaPath:"#/properties/identity_rules/additionalPr\
operties/items/type",keyword:"type",params:{type:"string"}}],!1;var P=p===e;if(!P)break}}else return x.errors=[{instancePath:t+"/identity_rules/"+o.replace(/~/g,
"~0").replace(/\//g,"~1"),schemaPath:"#/properties/identity_rules/additionalProperties/type",keyword:"type",params:{type:"array"}}],!1;var K=R===e;if(!K)break}else
return x.errors=[{instancePath:t+"/identity_rules",schemaPath:"#/properties/identity_rules/type",keyword:"type",params:{type:"object"}}],!1;var u=q===e}else var u=!0;
if(u){if(r.edge_strategy!==void 0){let a=r.edge_strategy;const q=e;if(!(a==="append"||a==="idempotent"))return x.errors=[{instancePath:t+"/edge_strategy",schemaPath:"\
#/properties/edge_strategy/enum",keyword:"enum",params:{allowedValues:U.properties.edge_strategy.enum}}],!1;var u=q===e}else var u=!0;if(u){if(r.on_node_conflict!==
void 0){let a=r.on_node_conflict;const q=e;if(!(a==="keep_dst"||a==="overwrite_from_src"||a==="merge_props"))return x.errors=[{instancePath:t+"/on_node_conflict",
schemaPath:"#/properties/on_node_conflict/enum",keyword:"enum",params:{allowedValues:U.properties.on_node_conflict.enum}}],!1;var u=q===e}else var u=!0;if(u){if(r.
allow_duplicates!==void 0){const a=e;if(typeof r.allow_duplicates!="boolean")return x.errors=[{instancePath:t+"/allow_duplicates",schemaPath:"#/properties/allow\
_duplicates/type",keyword:"type",params:{type:"boolean"}}],!1;var u=a===e}else var u=!0;if(u){if(r.questions!==void 0){const a=e;A(r.questions,{instancePath:t+"\
/questions",parentData:r,parentDataProperty:"questions",rootData:$})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var u=a===e}else var u=!0;if(u){if(r.open_conflicts!==
void 0){const a=e;A(r.open_conflicts,{instancePath:t+"/open_conflicts",parentData:r,parentDataProperty:"open_conflicts",rootData:$})||(i=i===null?A.errors:i.concat(
A.errors),e=i.length);var u=a===e}else var u=!0;if(u){if(r.decisions!==void 0){let a=r.decisions;const q=e;if(e===q)if(Array.isArray(a)){var M=!0;const o=a.length;
for(let l=0;l<o;l++){let R=a[l];const z=e;if(e===z)if(R&&typeof R=="object"&&!Array.isArray(R)){let p;if(R.decision===void 0&&(p="decision")||R.question===void 0&&
(p="question"))return x.errors=[{instancePath:t+"/decisions/"+l,schemaPath:"#/properties/decisions/items/required",keyword:"required",params:{missingProperty:p}}],
!1;if(R.question!==void 0){const F=e;if(typeof R.question!="string")return x.errors=[{instancePath:t+"/decisions/"+l+"/question",schemaPath:"#/properties/decisi\
ons/items/properties/question/type",keyword:"type",params:{type:"string"}}],!1;var N=F===e}else var N=!0;if(N)if(R.decision!==void 0){let F=R.decision;const X=e;
if(!(F==="keep"||F==="take"||F==="skip"))return x.errors=[{instancePath:t+"/decisions/"+l+"/decision",schemaPath:"#/properties/decisions/items/properties/decisi\
on/enum",keyword:"enum",params:{allowedValues:U.properties.decisions.items.properties.decision.enum}}],!1;var N=X===e}else var N=!0}else return x.errors=[{instancePath:t+
"/decisions/"+l,schemaPath:"#/properties/decisions/items/type",keyword:"type",params:{type:"object"}}],!1;var M=z===e;if(!M)break}}else return x.errors=[{instancePath:t+
"/decisions",schemaPath:"#/properties/decisions/type",keyword:"type",params:{type:"array"}}],!1;var u=q===e}else var u=!0;if(u)if(r.counts!==void 0){let a=r.counts;
const q=e;if(!(a&&typeof a=="object"&&!Array.isArray(a))&&a!==null)return x.errors=[{instancePath:t+"/counts",schemaPath:"#/properties/counts/type",keyword:"typ\
e",params:{type:U.properties.counts.type}}],!1;if(e===q&&a&&typeof a=="object"&&!Array.isArray(a)){let o;if(a.edges_created===void 0&&(o="edges_created")||a.edges_reused===
void 0&&(o="edges_reused")||a.edges_skipped===void 0&&(o="edges_skipped")||a.nodes_created===void 0&&(o="nodes_created")||a.nodes_reused===void 0&&(o="nodes_reu\
sed")||a.nodes_skipped===void 0&&(o="nodes_skipped"))return x.errors=[{instancePath:t+"/counts",schemaPath:"#/properties/counts/required",keyword:"required",params:{
missingProperty:o}}],!1;if(a.edges_created!==void 0){const l=e;A(a.edges_created,{instancePath:t+"/counts/edges_created",parentData:a,parentDataProperty:"edges_\
created",rootData:$})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var k=l===e}else var k=!0;if(k){if(a.edges_reused!==void 0){const l=e;A(a.edges_reused,
{instancePath:t+"/counts/edges_reused",parentData:a,parentDataProperty:"edges_reused",rootData:$})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var k=l===
e}else var k=!0;if(k){if(a.edges_skipped!==void 0){const l=e;A(a.edges_skipped,{instancePath:t+"/counts/edges_skipped",parentData:a,parentDataProperty:"edges_sk\
ipped",rootData:$})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var k=l===e}else var k=!0;if(k){if(a.nodes_created!==void 0){const l=e;A(a.nodes_created,
{instancePath:t+"/counts/nodes_created",parentData:a,parentDataProperty:"nodes_created",rootData:$})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var k=l===
e}else var k=!0;if(k){if(a.nodes_reused!==void 0){const l=e;A(a.nodes_reused,{instancePath:t+"/counts/nodes_reused",parentData:a,parentDataProperty:"nodes_reuse\
d",rootData:$})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var k=l===e}else var k=!0;if(k)if(a.nodes_skipped!==void 0){const l=e;A(a.nodes_skipped,{instancePath:t+
"/counts/nodes_skipped",parentData:a,parentDataProperty:"nodes_skipped",rootData:$})||(i=i===null?A.errors:i.concat(A.errors),e=i.length);var k=l===e}else var k=!0}}}}}
var u=q===e}else var u=!0}}}}}}}}}}}}}}else return x.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return x.errors=i,e===
0}const pe=y,W={$id:"receipt.schema.json",type:"object",properties:{kind:{const:"liel-receipt"},version:{const:1},receipt_version:{const:1},tool:{type:"object",
properties:{name:{const:"liel-ops"},version:{type:"string"}},required:["name","version"]},source:{type:"string"},identity:{type:"object",properties:{path:{type:"\
string"},machine:{type:"string"},lineage:{type:"array",items:{type:"string"}}},required:["path","machine","lineage"]},created_at:{type:"string",pattern:"^\\d{4}-\
(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"},live:{type:"boolean"},size_bytes:{type:"integer",minimum:0,maximum:9007199254740991},
blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},format:{type:"string"},manifest_sha256:{type:["string","null"],pattern:"^[0-9a-f]{64}$"},node_count:{type:["inte\
ger","null"],minimum:0,maximum:9007199254740991},edge_count:{type:["integer","null"],minimum:0,maximum:9007199254740991},wal_pages_applied:{type:"integer",minimum:0,
maximum:9007199254740991},wal_bytes_cut:{type:"integer",minimum:0,maximum:9007199254740991},finding_count:{type:"integer",minimum:0,maximum:9007199254740991},first_finding:{
type:["string","null"]},seal_root:{type:"string",pattern:"^[0-9a-f]{64}$"},drill:{type:"object",properties:{done:{type:"boolean"},ms:{type:"integer",minimum:0,maximum:9007199254740991},
verdict:{enum:["pass","not done"]}},required:["done","ms","verdict"]}},required:["blake3","created_at","drill","edge_count","finding_count","first_finding","liv\
e","manifest_sha256","node_count","receipt_version","seal_root","size_bytes","source","tool","wal_bytes_cut","wal_pages_applied"]},se=new RegExp("^\\d{4}-(0[1-9]\
|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$","u");function y(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:$=r}={}){
let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let f;if(r.blake3===void 0&&(f="blake3")||r.created_at===void 0&&(f="created_at")||r.drill===
void 0&&(f="drill")||r.edge_count===void 0&&(f="edge_count")||r.finding_count===void 0&&(f="finding_count")||r.first_finding===void 0&&(f="first_finding")||r.live===
void 0&&(f="live")||r.manifest_sha256===void 0&&(f="manifest_sha256")||r.node_count===void 0&&(f="node_count")||r.receipt_version===void 0&&(f="receipt_version")||
r.seal_root===void 0&&(f="seal_root")||r.size_bytes===void 0&&(f="size_bytes")||r.source===void 0&&(f="source")||r.tool===void 0&&(f="tool")||r.wal_bytes_cut===
void 0&&(f="wal_bytes_cut")||r.wal_pages_applied===void 0&&(f="wal_pages_applied"))return y.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{
missingProperty:f}}],!1;if(r.kind!==void 0){const s=e;if(r.kind!=="liel-receipt")return y.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"\
const",params:{allowedValue:"liel-receipt"}}],!1;var n=s===e}else var n=!0;if(n){if(r.version!==void 0){const s=e;if(r.version!==1)return y.errors=[{instancePath:t+
"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=s===e}else var n=!0;if(n){if(r.receipt_version!==void 0){const s=e;
if(r.receipt_version!==1)return y.errors=[{instancePath:t+"/receipt_version",schemaPath:"#/properties/receipt_version/const",keyword:"const",params:{allowedValue:1}}],
!1;var n=s===e}else var n=!0;if(n){if(r.tool!==void 0){let s=r.tool;const g=e;if(e===g)if(s&&typeof s=="object"&&!Array.isArray(s)){let w;if(s.name===void 0&&(w=
"name")||s.version===void 0&&(w="version"))return y.errors=[{instancePath:t+"/tool",schemaPath:"#/properties/tool/required",keyword:"required",params:{missingProperty:w}}],
!1;if(s.name!==void 0){const P=e;if(s.name!=="liel-ops")return y.errors=[{instancePath:t+"/tool/name",schemaPath:"#/properties/tool/properties/name/const",keyword:"\
const",params:{allowedValue:"liel-ops"}}],!1;var _=P===e}else var _=!0;if(_)if(s.version!==void 0){const P=e;if(typeof s.version!="string")return y.errors=[{instancePath:t+
"/tool/version",schemaPath:"#/properties/tool/properties/version/type",keyword:"type",params:{type:"string"}}],!1;var _=P===e}else var _=!0}else return y.errors=
[{instancePath:t+"/tool",schemaPath:"#/properties/tool/type",keyword:"type",params:{type:"object"}}],!1;var n=g===e}else var n=!0;if(n){if(r.source!==void 0){const s=e;
if(typeof r.source!="string")return y.errors=[{instancePath:t+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type:"string"}}],!1;var n=s===
e}else var n=!0;if(n){if(r.identity!==void 0){let s=r.identity;const g=e;if(e===g)if(s&&typeof s=="object"&&!Array.isArray(s)){let w;if(s.path===void 0&&(w="pat\
h")||s.machine===void 0&&(w="machine")||s.lineage===void 0&&(w="lineage"))return y.errors=[{instancePath:t+"/identity",schemaPath:"#/properties/identity/require\
d",keyword:"required",params:{missingProperty:w}}],!1;if(s.path!==void 0){const P=e;if(typeof s.path!="string")return y.errors=[{instancePath:t+"/identity/path",
schemaPath:"#/properties/identity/properties/path/type",keyword:"type",params:{type:"string"}}],!1;var v=P===e}else var v=!0;if(v){if(s.machine!==void 0){const P=e;
if(typeof s.machine!="string")return y.errors=[{instancePath:t+"/identity/machine",schemaPath:"#/properties/identity/properties/machine/type",keyword:"type",params:{
type:"string"}}],!1;var v=P===e}else var v=!0;if(v)if(s.lineage!==void 0){let P=s.lineage;const K=e;if(e===K)if(Array.isArray(P)){var b=!0;const N=P.length;for(let k=0;k<
N;k++){const j=e;if(typeof P[k]!="string")return y.errors=[{instancePath:t+"/identity/lineage/"+k,schemaPath:"#/properties/identity/properties/lineage/items/typ\
e",keyword:"type",params:{type:"string"}}],!1;var b=j===e;if(!b)break}}else return y.errors=[{instancePath:t+"/identity/lineage",schemaPath:"#/properties/identi\
ty/properties/lineage/type",keyword:"type",params:{type:"array"}}],!1;var v=K===e}else var v=!0}}else return y.errors=[{instancePath:t+"/identity",schemaPath:"#\
/properties/identity/type",keyword:"type",params:{type:"object"}}],!1;var n=g===e}else var n=!0;if(n){if(r.created_at!==void 0){let s=r.created_at;const g=e;if(e===
g)if(typeof s=="string"){if(!se.test(s))return y.errors=[{instancePath:t+"/created_at",schemaPath:"#/properties/created_at/pattern",keyword:"pattern",params:{pattern:"\
^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$"}}],!1}else return y.errors=[{instancePath:t+"/created_at",schemaPath:"\
#/properties/created_at/type",keyword:"type",params:{type:"string"}}],!1;var n=g===e}else var n=!0;if(n){if(r.live!==void 0){const s=e;if(typeof r.live!="boolea\
n")return y.errors=[{instancePath:t+"/live",schemaPath:"#/properties/live/type",keyword:"type",params:{type:"boolean"}}],!1;var n=s===e}else var n=!0;if(n){if(r.
size_bytes!==void 0){let s=r.size_bytes;const g=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s)))return y.errors=[{instancePath:t+"/size_bytes",schemaPath:"\
#/properties/size_bytes/type",keyword:"type",params:{type:"integer"}}],!1;if(e===g&&typeof s=="number"&&isFinite(s)){if(s>9007199254740991||isNaN(s))return y.errors=
[{instancePath:t+"/size_bytes",schemaPath:"#/properties/size_bytes/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(s<0||isNaN(
s))return y.errors=[{instancePath:t+"/size_bytes",schemaPath:"#/properties/size_bytes/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=g===
e}else var n=!0;if(n){if(r.blake3!==void 0){let s=r.blake3;const g=e;if(e===g)if(typeof s=="string"){if(!Q.test(s))return y.errors=[{instancePath:t+"/blake3",schemaPath:"\
#/properties/blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return y.errors=[{instancePath:t+"/blake3",schemaPath:"#/properties/b\
lake3/type",keyword:"type",params:{type:"string"}}],!1;var n=g===e}else var n=!0;if(n){if(r.format!==void 0){const s=e;if(typeof r.format!="string")return y.errors=
[{instancePath:t+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type:"string"}}],!1;var n=s===e}else var n=!0;if(n){if(r.manifest_sha256!==
void 0){let s=r.manifest_sha256;const g=e;if(typeof s!="string"&&s!==null)return y.errors=[{instancePath:t+"/manifest_sha256",schemaPath:"#/properties/manifest_\
sha256/type",keyword:"type",params:{type:W.properties.manifest_sha256.type}}],!1;if(e===g&&typeof s=="string"&&!Q.test(s))return y.errors=[{instancePath:t+"/man\
ifest_sha256",schemaPath:"#/properties/manifest_sha256/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1;var n=g===e}else var n=!0;if(n){if(r.node_count!==
void 0){let s=r.node_count;const g=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))&&s!==null)return y.errors=[{instancePath:t+"/node_count",schemaPath:"\
#/properties/node_count/type",keyword:"type",params:{type:W.properties.node_count.type}}],!1;if(e===g&&typeof s=="number"&&isFinite(s)){if(s>9007199254740991||isNaN(
s))return y.errors=[{instancePath:t+"/node_count",schemaPath:"#/properties/node_count/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(s<0||isNaN(s))return y.errors=[{instancePath:t+"/node_count",schemaPath:"#/properties/node_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],
!1}var n=g===e}else var n=!0;if(n){if(r.edge_count!==void 0){let s=r.edge_count;const g=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))&&s!==null)return y.
errors=[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/type",keyword:"type",params:{type:W.properties.edge_count.type}}],!1;if(e===g&&typeof s==
"number"&&isFinite(s)){if(s>9007199254740991||isNaN(s))return y.errors=[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/maximum",keyword:"maxi\
mum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(s<0||isNaN(s))return y.errors=[{instancePath:t+"/edge_count",schemaPath:"#/properties/edge_count/mi\
nimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=g===e}else var n=!0;if(n){if(r.wal_pages_applied!==void 0){let s=r.wal_pages_applied;const g=e;
if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s)))return y.errors=[{instancePath:t+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/type",
keyword:"type",params:{type:"integer"}}],!1;if(e===g&&typeof s=="number"&&isFinite(s)){if(s>9007199254740991||isNaN(s))return y.errors=[{instancePath:t+"/wal_pa\
ges_applied",schemaPath:"#/properties/wal_pages_applied/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(s<0||isNaN(s))return y.
errors=[{instancePath:t+"/wal_pages_applied",schemaPath:"#/properties/wal_pages_applied/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=g===
e}else var n=!0;if(n){if(r.wal_bytes_cut!==void 0){let s=r.wal_bytes_cut;const g=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s)))return y.errors=[{instancePath:t+
"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/type",keyword:"type",params:{type:"integer"}}],!1;if(e===g&&typeof s=="number"&&isFinite(s)){if(s>9007199254740991||
isNaN(s))return y.errors=[{instancePath:t+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],
!1;if(s<0||isNaN(s))return y.errors=[{instancePath:t+"/wal_bytes_cut",schemaPath:"#/properties/wal_bytes_cut/minimum",keyword:"minimum",params:{comparison:">=",
limit:0}}],!1}var n=g===e}else var n=!0;if(n){if(r.finding_count!==void 0){let s=r.finding_count;const g=e;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(
s)))return y.errors=[{instancePath:t+"/finding_count",schemaPath:"#/properties/finding_count/type",keyword:"type",params:{type:"integer"}}],!1;if(e===g&&typeof s==
"number"&&isFinite(s)){if(s>9007199254740991||isNaN(s))return y.errors=[{instancePath:t+"/finding_count",schemaPath:"#/properties/finding_count/maximum",keyword:"\
maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(s<0||isNaN(s))return y.errors=[{instancePath:t+"/finding_count",schemaPath:"#/properties/findin\
g_count/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var n=g===e}else var n=!0;if(n){if(r.first_finding!==void 0){let s=r.first_finding;const g=e;
if(typeof s!="string"&&s!==null)return y.errors=[{instancePath:t+"/first_finding",schemaPath:"#/properties/first_finding/type",keyword:"type",params:{type:W.properties.
first_finding.type}}],!1;var n=g===e}else var n=!0;if(n){if(r.seal_root!==void 0){let s=r.seal_root;const g=e;if(e===g)if(typeof s=="string"){if(!Q.test(s))return y.
errors=[{instancePath:t+"/seal_root",schemaPath:"#/properties/seal_root/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return y.errors=[
{instancePath:t+"/seal_root",schemaPath:"#/properties/seal_root/type",keyword:"type",params:{type:"string"}}],!1;var n=g===e}else var n=!0;if(n)if(r.drill!==void 0){
let s=r.drill;const g=e;if(e===g)if(s&&typeof s=="object"&&!Array.isArray(s)){let w;if(s.done===void 0&&(w="done")||s.ms===void 0&&(w="ms")||s.verdict===void 0&&
(w="verdict"))return y.errors=[{instancePath:t+"/drill",schemaPath:"#/properties/drill/required",keyword:"required",params:{missingProperty:w}}],!1;if(s.done!==
void 0){const P=e;if(typeof s.done!="boolean")return y.errors=[{instancePath:t+"/drill/done",schemaPath:"#/properties/drill/properties/done/type",keyword:"type",
params:{type:"boolean"}}],!1;var d=P===e}else var d=!0;if(d){if(s.ms!==void 0){let P=s.ms;const K=e;if(!(typeof P=="number"&&!(P%1)&&!isNaN(P)&&isFinite(P)))return y.
errors=[{instancePath:t+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/type",keyword:"type",params:{type:"integer"}}],!1;if(e===K&&typeof P=="number"&&
isFinite(P)){if(P>9007199254740991||isNaN(P))return y.errors=[{instancePath:t+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/maximum",keyword:"maximum",
params:{comparison:"<=",limit:9007199254740991}}],!1;if(P<0||isNaN(P))return y.errors=[{instancePath:t+"/drill/ms",schemaPath:"#/properties/drill/properties/ms/\
minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}var d=K===e}else var d=!0;if(d)if(s.verdict!==void 0){let P=s.verdict;const K=e;if(!(P==="pass"||
P==="not done"))return y.errors=[{instancePath:t+"/drill/verdict",schemaPath:"#/properties/drill/properties/verdict/enum",keyword:"enum",params:{allowedValues:W.
properties.drill.properties.verdict.enum}}],!1;var d=K===e}else var d=!0}}else return y.errors=[{instancePath:t+"/drill",schemaPath:"#/properties/drill/type",keyword:"\
type",params:{type:"object"}}],!1;var n=g===e}else var n=!0}}}}}}}}}}}}}}}}}}}else return y.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return y.errors=i,e===0}const le=I,ie={$id:"repair-plan.schema.json",type:"object",properties:{kind:{const:"liel-repair-plan"},version:{const:1},plan_version:{
const:1},source_blake3:{type:"string",pattern:"^[0-9a-f]{64}$"},changes:{type:"object",properties:{node_heads_changed:{$ref:"#/$defs/count"},node_degrees_changed:{
$ref:"#/$defs/count"},edge_links_changed:{$ref:"#/$defs/count"},slot_ids_rewritten:{type:"array",items:{type:"object",properties:{kind:{enum:["node","edge"]},id:{
$ref:"#/$defs/count"},stored:{type:"string",pattern:"^\\d+$"},offset:{$ref:"#/$defs/count"}},required:["id","kind","offset","stored"]}},node_count:{$ref:"#/$def\
s/counter"},edge_count:{$ref:"#/$defs/counter"},loss_accepted:{type:"boolean"}},required:["edge_count","edge_links_changed","loss_accepted","node_count","node_d\
egrees_changed","node_heads_changed","slot_ids_rewritten"]}},required:["changes","plan_version","source_blake3"],$defs:{count:{type:"integer",minimum:0,maximum:9007199254740991},
counter:{type:"object",properties:{before:{$ref:"#/$defs/count"},after:{$ref:"#/$defs/count"}},required:["after","before"]}}},ne=new RegExp("^\\d+$","u");function D(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:$=r}={}){let i=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return D.
errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return D.errors=[{instancePath:t,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return D.errors=
[{instancePath:t,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return D.errors=i,e===0}function J(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:$=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let _;if(r.
after===void 0&&(_="after")||r.before===void 0&&(_="before"))return J.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:_}}],
!1;if(r.before!==void 0){const v=e;D(r.before,{instancePath:t+"/before",parentData:r,parentDataProperty:"before",rootData:$})||(i=i===null?D.errors:i.concat(D.errors),
e=i.length);var n=v===e}else var n=!0;if(n)if(r.after!==void 0){const v=e;D(r.after,{instancePath:t+"/after",parentData:r,parentDataProperty:"after",rootData:$})||
(i=i===null?D.errors:i.concat(D.errors),e=i.length);var n=v===e}else var n=!0}else return J.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"\
object"}}],!1;return J.errors=i,e===0}function I(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:$=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r==
"object"&&!Array.isArray(r)){let d;if(r.changes===void 0&&(d="changes")||r.plan_version===void 0&&(d="plan_version")||r.source_blake3===void 0&&(d="source_blake\
3"))return I.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:d}}],!1;if(r.kind!==void 0){const f=e;if(r.kind!=="liel-\
repair-plan")return I.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue:"liel-repair-plan"}}],!1;var n=f===
e}else var n=!0;if(n){if(r.version!==void 0){const f=e;if(r.version!==1)return I.errors=[{instancePath:t+"/version",schemaPath:"#/properties/version/const",keyword:"\
const",params:{allowedValue:1}}],!1;var n=f===e}else var n=!0;if(n){if(r.plan_version!==void 0){const f=e;if(r.plan_version!==1)return I.errors=[{instancePath:t+
"/plan_version",schemaPath:"#/properties/plan_version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=f===e}else var n=!0;if(n){if(r.source_blake3!==void 0){
let f=r.source_blake3;const s=e;if(e===s)if(typeof f=="string"){if(!Q.test(f))return I.errors=[{instancePath:t+"/source_blake3",schemaPath:"#/properties/source_\
blake3/pattern",keyword:"pattern",params:{pattern:"^[0-9a-f]{64}$"}}],!1}else return I.errors=[{instancePath:t+"/source_blake3",schemaPath:"#/properties/source_\
blake3/type",keyword:"type",params:{type:"string"}}],!1;var n=s===e}else var n=!0;if(n)if(r.changes!==void 0){let f=r.changes;const s=e;if(e===s)if(f&&typeof f==
"object"&&!Array.isArray(f)){let u;if(f.edge_count===void 0&&(u="edge_count")||f.edge_links_changed===void 0&&(u="edge_links_changed")||f.loss_accepted===void 0&&
(u="loss_accepted")||f.node_count===void 0&&(u="node_count")||f.node_degrees_changed===void 0&&(u="node_degrees_changed")||f.node_heads_changed===void 0&&(u="no\
de_heads_changed")||f.slot_ids_rewritten===void 0&&(u="slot_ids_rewritten"))return I.errors=[{instancePath:t+"/changes",schemaPath:"#/properties/changes/require\
d",keyword:"required",params:{missingProperty:u}}],!1;if(f.node_heads_changed!==void 0){const w=e;D(f.node_heads_changed,{instancePath:t+"/changes/node_heads_ch\
anged",parentData:f,parentDataProperty:"node_heads_changed",rootData:$})||(i=i===null?D.errors:i.concat(D.errors),e=i.length);var _=w===e}else var _=!0;if(_){if(f.
node_degrees_changed!==void 0){const w=e;D(f.node_degrees_changed,{instancePath:t+"/changes/node_degrees_changed",parentData:f,parentDataProperty:"node_degrees_\
changed",rootData:$})||(i=i===null?D.errors:i.concat(D.errors),e=i.length);var _=w===e}else var _=!0;if(_){if(f.edge_links_changed!==void 0){const w=e;D(f.edge_links_changed,
{instancePath:t+"/changes/edge_links_changed",parentData:f,parentDataProperty:"edge_links_changed",rootData:$})||(i=i===null?D.errors:i.concat(D.errors),e=i.length);
var _=w===e}else var _=!0;if(_){if(f.slot_ids_rewritten!==void 0){let w=f.slot_ids_rewritten;const P=e;if(e===P)if(Array.isArray(w)){var v=!0;const M=w.length;for(let N=0;N<
M;N++){let k=w[N];const j=e;if(e===j)if(k&&typeof k=="object"&&!Array.isArray(k)){let q;if(k.id===void 0&&(q="id")||k.kind===void 0&&(q="kind")||k.offset===void 0&&
(q="offset")||k.stored===void 0&&(q="stored"))return I.errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N,schemaPath:"#/properties/changes/properties/slot\
_ids_rewritten/items/required",keyword:"required",params:{missingProperty:q}}],!1;if(k.kind!==void 0){let V=k.kind;const o=e;if(!(V==="node"||V==="edge"))return I.
errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N+"/kind",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/kind/enum",keyword:"\
enum",params:{allowedValues:ie.properties.changes.properties.slot_ids_rewritten.items.properties.kind.enum}}],!1;var b=o===e}else var b=!0;if(b){if(k.id!==void 0){
const V=e;D(k.id,{instancePath:t+"/changes/slot_ids_rewritten/"+N+"/id",parentData:k,parentDataProperty:"id",rootData:$})||(i=i===null?D.errors:i.concat(D.errors),
e=i.length);var b=V===e}else var b=!0;if(b){if(k.stored!==void 0){let V=k.stored;const o=e;if(e===o)if(typeof V=="string"){if(!ne.test(V))return I.errors=[{instancePath:t+
"/changes/slot_ids_rewritten/"+N+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/properties/stored/pattern",keyword:"pattern",params:{
pattern:"^\\d+$"}}],!1}else return I.errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N+"/stored",schemaPath:"#/properties/changes/properties/slot_ids_rew\
ritten/items/properties/stored/type",keyword:"type",params:{type:"string"}}],!1;var b=o===e}else var b=!0;if(b)if(k.offset!==void 0){const V=e;D(k.offset,{instancePath:t+
"/changes/slot_ids_rewritten/"+N+"/offset",parentData:k,parentDataProperty:"offset",rootData:$})||(i=i===null?D.errors:i.concat(D.errors),e=i.length);var b=V===
e}else var b=!0}}}else return I.errors=[{instancePath:t+"/changes/slot_ids_rewritten/"+N,schemaPath:"#/properties/changes/properties/slot_ids_rewritten/items/ty\
pe",keyword:"type",params:{type:"object"}}],!1;var v=j===e;if(!v)break}}else return I.errors=[{instancePath:t+"/changes/slot_ids_rewritten",schemaPath:"#/proper\
ties/changes/properties/slot_ids_rewritten/type",keyword:"type",params:{type:"array"}}],!1;var _=P===e}else var _=!0;if(_){if(f.node_count!==void 0){const w=e;J(
f.node_count,{instancePath:t+"/changes/node_count",parentData:f,parentDataProperty:"node_count",rootData:$})||(i=i===null?J.errors:i.concat(J.errors),e=i.length);
var _=w===e}else var _=!0;if(_){if(f.edge_count!==void 0){const w=e;J(f.edge_count,{instancePath:t+"/changes/edge_count",parentData:f,parentDataProperty:"edge_c\
ount",rootData:$})||(i=i===null?J.errors:i.concat(J.errors),e=i.length);var _=w===e}else var _=!0;if(_)if(f.loss_accepted!==void 0){const w=e;if(typeof f.loss_accepted!=
"boolean")return I.errors=[{instancePath:t+"/changes/loss_accepted",schemaPath:"#/properties/changes/properties/loss_accepted/type",keyword:"type",params:{type:"\
boolean"}}],!1;var _=w===e}else var _=!0}}}}}}else return I.errors=[{instancePath:t+"/changes",schemaPath:"#/properties/changes/type",keyword:"type",params:{type:"\
object"}}],!1;var n=s===e}else var n=!0}}}}else return I.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return I.errors=
i,e===0}const de=G,re={$id:"signature.schema.json",type:"object",properties:{algorithm:{type:"string"},manifest_sha256:{type:"string"},manifest_version:{type:["\
integer","boolean"]},signature:{type:"string"},signature_version:{type:["integer","boolean"]}},required:["algorithm","manifest_sha256","manifest_version","signa\
ture","signature_version"]};function G(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:$=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&
!Array.isArray(r)){let _;if(r.algorithm===void 0&&(_="algorithm")||r.manifest_sha256===void 0&&(_="manifest_sha256")||r.manifest_version===void 0&&(_="manifest_\
version")||r.signature===void 0&&(_="signature")||r.signature_version===void 0&&(_="signature_version"))return G.errors=[{instancePath:t,schemaPath:"#/required",
keyword:"required",params:{missingProperty:_}}],!1;if(r.algorithm!==void 0){const v=e;if(typeof r.algorithm!="string")return G.errors=[{instancePath:t+"/algorit\
hm",schemaPath:"#/properties/algorithm/type",keyword:"type",params:{type:"string"}}],!1;var n=v===e}else var n=!0;if(n){if(r.manifest_sha256!==void 0){const v=e;
if(typeof r.manifest_sha256!="string")return G.errors=[{instancePath:t+"/manifest_sha256",schemaPath:"#/properties/manifest_sha256/type",keyword:"type",params:{
type:"string"}}],!1;var n=v===e}else var n=!0;if(n){if(r.manifest_version!==void 0){let v=r.manifest_version;const b=e;if(!(typeof v=="number"&&!(v%1)&&!isNaN(v)&&
isFinite(v))&&typeof v!="boolean")return G.errors=[{instancePath:t+"/manifest_version",schemaPath:"#/properties/manifest_version/type",keyword:"type",params:{type:re.
properties.manifest_version.type}}],!1;var n=b===e}else var n=!0;if(n){if(r.signature!==void 0){const v=e;if(typeof r.signature!="string")return G.errors=[{instancePath:t+
"/signature",schemaPath:"#/properties/signature/type",keyword:"type",params:{type:"string"}}],!1;var n=v===e}else var n=!0;if(n)if(r.signature_version!==void 0){
let v=r.signature_version;const b=e;if(!(typeof v=="number"&&!(v%1)&&!isNaN(v)&&isFinite(v))&&typeof v!="boolean")return G.errors=[{instancePath:t+"/signature_v\
ersion",schemaPath:"#/properties/signature_version/type",keyword:"type",params:{type:re.properties.signature_version.type}}],!1;var n=b===e}else var n=!0}}}}else
return G.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return G.errors=i,e===0}const fe=H;function C(r,{instancePath:t="",parentData:S,parentDataProperty:B,rootData:$=r}={}){let i=null,e=0;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r)))return C.
errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"integer"}}],!1;if(e===0&&typeof r=="number"&&isFinite(r)){if(r>9007199254740991||isNaN(
r))return C.errors=[{instancePath:t,schemaPath:"#/maximum",keyword:"maximum",params:{comparison:"<=",limit:9007199254740991}}],!1;if(r<0||isNaN(r))return C.errors=
[{instancePath:t,schemaPath:"#/minimum",keyword:"minimum",params:{comparison:">=",limit:0}}],!1}return C.errors=i,e===0}function H(r,{instancePath:t="",parentData:S,
parentDataProperty:B,rootData:$=r}={}){let i=null,e=0;if(e===0)if(r&&typeof r=="object"&&!Array.isArray(r)){let v;if(r.different===void 0&&(v="different")||r.nextPage===
void 0&&(v="nextPage")||r.seal===void 0&&(v="seal"))return H.errors=[{instancePath:t,schemaPath:"#/required",keyword:"required",params:{missingProperty:v}}],!1;
if(r.kind!==void 0){const b=e;if(r.kind!=="liel-slice-standing")return H.errors=[{instancePath:t+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{
allowedValue:"liel-slice-standing"}}],!1;var n=b===e}else var n=!0;if(n){if(r.version!==void 0){const b=e;if(r.version!==1)return H.errors=[{instancePath:t+"/ve\
rsion",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue:1}}],!1;var n=b===e}else var n=!0;if(n){if(r.seal!==void 0){let b=r.seal;const d=e;
if(e===d)if(typeof b=="string"){if(!Q.test(b))return H.errors=[{instancePath:t+"/seal",schemaPath:"#/properties/seal/pattern",keyword:"pattern",params:{pattern:"\
^[0-9a-f]{64}$"}}],!1}else return H.errors=[{instancePath:t+"/seal",schemaPath:"#/properties/seal/type",keyword:"type",params:{type:"string"}}],!1;var n=d===e}else
var n=!0;if(n){if(r.nextPage!==void 0){const b=e;C(r.nextPage,{instancePath:t+"/nextPage",parentData:r,parentDataProperty:"nextPage",rootData:$})||(i=i===null?C.
errors:i.concat(C.errors),e=i.length);var n=b===e}else var n=!0;if(n)if(r.different!==void 0){let b=r.different;const d=e;if(e===d)if(Array.isArray(b)){var _=!0;
const s=b.length;for(let g=0;g<s;g++){const u=e;C(b[g],{instancePath:t+"/different/"+g,parentData:b,parentDataProperty:g,rootData:$})||(i=i===null?C.errors:i.concat(
C.errors),e=i.length);var _=u===e;if(!_)break}}else return H.errors=[{instancePath:t+"/different",schemaPath:"#/properties/different/type",keyword:"type",params:{
type:"array"}}],!1;var n=d===e}else var n=!0}}}}else return H.errors=[{instancePath:t,schemaPath:"#/type",keyword:"type",params:{type:"object"}}],!1;return H.errors=
i,e===0}export{ae as catalogExpectation,oe as mergePlan,pe as receipt,le as repairPlan,de as signature,fe as sliceStanding};
