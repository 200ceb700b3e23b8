/**
 * What the nodes of a flat tree hold, in the order of their tags: yuku writes every node as twelve
 * words, the first of which is tag and flags, the last two start and end.
 *
 * `name=node2` is a child in word 2, `list1` children whose place and number are words 1 and 2,
 * `holes1` such a list with gaps, `rest3` a list and one more child behind it, `params3` the
 * parameters of a function, `text1` a text from word 1 to word 2, `bit4` a flag, `bits7:a,b` what
 * flags from 7 on count to, and anything else a word that never differs. Several types of one tag
 * are told apart by the flags behind the `@`.
 */
export const NODES = `SequenceExpression expressions=list1
ParenthesizedExpression expression=node1
ArrowFunctionExpression id=null generator=no async=bit1 params=params2 body=node4 expression=bit0 typeParameters=node1 returnType=node3
FunctionDeclaration|FunctionExpression|TSDeclareFunction|TSEmptyBodyFunctionExpression@0,1 id=node1 generator=bit2 async=bit3 params=params3 body=node5 expression=no typeParameters=node2 returnType=node4 declare=bit4
BlockStatement body=list1
BlockStatement body=list1
: params=rest1
: inner=node1
BinaryExpression left=node1 right=node2 operator=bits0:==,!=,===,!==,<,<=,>,>=,+,-,*,/,%,**,|,^,&,<<,>>,>>>,in,instanceof
LogicalExpression left=node1 right=node2 operator=bits0:&&,||,??
ConditionalExpression test=node1 consequent=node2 alternate=node3
UnaryExpression operator=bits0:-,+,!,~,typeof,void,delete prefix=yes argument=node1
UpdateExpression argument=node1 operator=bits0:++,-- prefix=bit1
AssignmentExpression left=node1 right=node2 operator=bits0:=,+=,-=,*=,/=,%=,**=,<<=,>>=,>>>=,|=,^=,&=,||=,&&=,??=
ArrayExpression elements=holes1
ObjectExpression properties=list1
SpreadElement argument=node1
Property key=node1 value=node2 kind=bits0:init,get,set method=bit2 shorthand=bit3 computed=bit4 optional=no
MemberExpression object=node1 property=node2 computed=bit0 optional=bit1
CallExpression callee=node1 typeArguments=node2 arguments=list3 optional=bit0
ChainExpression expression=node1
TaggedTemplateExpression tag=node1 typeArguments=node2 quasi=node3
NewExpression callee=node1 typeArguments=node2 arguments=list3
AwaitExpression argument=node1
YieldExpression argument=node1 delegate=bit0
MetaProperty meta=node1 property=node2
Decorator expression=node1
ClassDeclaration|ClassExpression@0 decorators=list1 id=node3 typeParameters=node4 superClass=node5 superTypeArguments=node6 implements=list7 body=node9 abstract=bit1 declare=bit2
ClassBody body=list1
MethodDefinition|TSAbstractMethodDefinition@6 decorators=list1 key=node3 value=node4 kind=bits0:constructor,method,get,set computed=bit2 static=bit3 override=bit4 optional=bit5 accessibility=bits7:null,public,private,protected
PropertyDefinition|AccessorProperty|TSAbstractPropertyDefinition|TSAbstractAccessorProperty@2,8 decorators=list1 key=node3 typeAnnotation=node4 value=node5 computed=bit0 static=bit1 declare=bit3 override=bit4 optional=bit5 definite=bit6 readonly=bit7 accessibility=bits9:null,public,private,protected
StaticBlock body=list1
Super
Literal value=text1 raw=source
Literal value=number raw=source
Literal value=bigint raw=source bigint=digits
Literal value=bit0 raw=source
Literal value=null raw=source
ThisExpression
Literal value=regexp raw=source regex=pattern
TemplateLiteral quasis=list1 expressions=list3
TemplateElement value=quasi tail=bit0
Identifier name=text1 decorators=none optional=no typeAnnotation=null
PrivateIdentifier name=text1
Identifier name=text1 decorators=list3 typeAnnotation=node5 optional=bit0
Identifier name=text1 decorators=none optional=no typeAnnotation=null
Identifier name=text1 decorators=none optional=no typeAnnotation=null
ExpressionStatement expression=node1 directive=null
IfStatement test=node1 consequent=node2 alternate=node3
SwitchStatement discriminant=node1 cases=list2
SwitchCase test=node1 consequent=list2
ForStatement init=node1 test=node2 update=node3 body=node4
ForInStatement left=node1 right=node2 body=node3
ForOfStatement left=node1 right=node2 body=node3 await=bit0
WhileStatement test=node1 body=node2
DoWhileStatement body=node1 test=node2
BreakStatement label=node1
ContinueStatement label=node1
LabeledStatement label=node1 body=node2
WithStatement object=node1 body=node2
ReturnStatement argument=node1
ThrowStatement argument=node1
TryStatement block=node1 handler=node2 finalizer=node3
CatchClause param=node1 body=node2
DebuggerStatement
EmptyStatement
VariableDeclaration kind=bits0:var,let,const,using,await_using declarations=list1 declare=bit3
VariableDeclarator id=node1 init=node2 definite=bit0
ExpressionStatement expression=node1 directive=text2
AssignmentPattern decorators=list1 left=node3 typeAnnotation=node4 right=node5 optional=bit0
RestElement decorators=list1 argument=node3 typeAnnotation=node4 optional=bit0 value=null
ArrayPattern decorators=list1 elements=rest3 typeAnnotation=node6 optional=bit0
ObjectPattern decorators=list1 properties=rest3 typeAnnotation=node6 optional=bit0
Property key=node1 value=node2 kind=init method=no shorthand=bit0 computed=bit1 optional=no
Program body=list1 sourceType=bits0:script,module
ImportExpression source=node1 options=node2 phase=bits0:null,source,null,defer
ImportDeclaration specifiers=list1 source=node3 attributes=list4 phase=bits0:null,source,null,defer importKind=bits2:value,type
ImportSpecifier imported=node1 local=node2 importKind=bits0:value,type
ImportDefaultSpecifier local=node1
ImportNamespaceSpecifier local=node1
ImportAttribute key=node1 value=node2
ExportNamedDeclaration declaration=node1 specifiers=list2 source=node4 attributes=list5 exportKind=bits0:value,type
ExportDefaultDeclaration declaration=node1 exportKind=value
ExportAllDeclaration exported=node1 source=node2 attributes=list3 exportKind=bits0:value,type
ExportSpecifier local=node1 exported=node2 exportKind=bits0:value,type
TSTypeAnnotation typeAnnotation=node1
TSAnyKeyword
TSUnknownKeyword
TSNeverKeyword
TSVoidKeyword
TSNullKeyword
TSUndefinedKeyword
TSStringKeyword
TSNumberKeyword
TSBigIntKeyword
TSBooleanKeyword
TSSymbolKeyword
TSObjectKeyword
TSIntrinsicKeyword
TSThisType
TSTypeReference typeName=node1 typeArguments=node2
TSQualifiedName left=node1 right=node2
TSTypeQuery exprName=node1 typeArguments=node2
TSImportType source=node1 options=node2 qualifier=node3 typeArguments=node4
TSTypeParameter name=node1 constraint=node2 default=node3 in=bit0 out=bit1 const=bit2
TSTypeParameterDeclaration params=list1
TSTypeParameterInstantiation params=list1
TSLiteralType literal=node1
TSTemplateLiteralType quasis=list1 types=list3
TSArrayType elementType=node1
TSIndexedAccessType objectType=node1 indexType=node2
TSTupleType elementTypes=list1
TSNamedTupleMember label=node1 elementType=node2 optional=bit0
TSOptionalType typeAnnotation=node1
TSRestType typeAnnotation=node1
TSJSDocNullableType typeAnnotation=node1 postfix=bit0
TSJSDocNonNullableType typeAnnotation=node1 postfix=bit0
TSJSDocUnknownType
TSUnionType types=list1
TSIntersectionType types=list1
TSConditionalType checkType=node1 extendsType=node2 trueType=node3 falseType=node4
TSInferType typeParameter=node1
TSTypeOperator typeAnnotation=node1 operator=bits0:keyof,unique,readonly
TSParenthesizedType typeAnnotation=node1
TSFunctionType typeParameters=node1 params=params2 returnType=node3
TSConstructorType typeParameters=node1 params=params2 returnType=node3 abstract=bit0
TSTypePredicate parameterName=node1 typeAnnotation=node2 asserts=bit0
TSTypeLiteral members=list1
TSMappedType key=node1 constraint=node2 nameType=node3 typeAnnotation=node4 optional=bits0:no,yes,+,- readonly=bits2:null,yes,+,-
TSPropertySignature key=node1 typeAnnotation=node2 computed=bit0 optional=bit1 readonly=bit2 accessibility=null static=no
TSMethodSignature key=node1 typeParameters=node2 params=params3 returnType=node4 kind=bits0:method,get,set computed=bit2 optional=bit3 accessibility=null readonly=no static=no
TSCallSignatureDeclaration typeParameters=node1 params=params2 returnType=node3
TSConstructSignatureDeclaration typeParameters=node1 params=params2 returnType=node3
TSIndexSignature parameters=list1 typeAnnotation=node3 readonly=bit0 static=bit1 accessibility=null
TSTypeAliasDeclaration id=node1 typeParameters=node2 typeAnnotation=node3 declare=bit0
TSInterfaceDeclaration id=node1 typeParameters=node2 extends=list3 body=node5 declare=bit0
TSInterfaceBody body=list1
TSInterfaceHeritage expression=node1 typeArguments=node2
TSClassImplements expression=node1 typeArguments=node2
TSEnumDeclaration id=node1 body=node2 const=bit0 declare=bit1
TSEnumBody members=list1
TSEnumMember id=node1 initializer=node2 computed=bit0
TSModuleDeclaration id=node1 body=node2 kind=bits0:namespace,module declare=bit1 global=no
TSModuleBlock body=list1
TSModuleDeclaration id=node1 body=node2 kind=global declare=bit0 global=yes
TSParameterProperty decorators=list1 parameter=node3 override=bit0 readonly=bit1 accessibility=bits2:null,public,private,protected static=no
Identifier name=this decorators=none optional=no typeAnnotation=node1
TSAsExpression expression=node1 typeAnnotation=node2
TSSatisfiesExpression expression=node1 typeAnnotation=node2
TSTypeAssertion typeAnnotation=node1 expression=node2
TSNonNullExpression expression=node1
TSInstantiationExpression expression=node1 typeArguments=node2
TSExportAssignment expression=node1
TSNamespaceExportDeclaration id=node1
TSImportEqualsDeclaration id=node1 moduleReference=node2 importKind=bits0:value,type
TSExternalModuleReference expression=node1
JSXElement openingElement=node1 children=list2 closingElement=node4
JSXOpeningElement name=node1 typeArguments=node2 attributes=list3 selfClosing=bit0
JSXClosingElement name=node1
JSXFragment openingFragment=node1 children=list2 closingFragment=node4
JSXOpeningFragment
JSXClosingFragment
JSXIdentifier name=text1
JSXNamespacedName namespace=node1 name=node2
JSXMemberExpression object=node1 property=node2
JSXAttribute name=node1 value=node2
JSXSpreadAttribute argument=node1
JSXExpressionContainer expression=node1
JSXEmptyExpression
JSXText value=text1 raw=text3
JSXSpreadChild expression=node1`;
