#include "app/learn/common_mistakes.hpp"

#include <regex>
#include <vector>

namespace minirl::app::learning {
namespace {

struct Mistake {
  const char* pattern;   // a part of the message, g++'s or clang's wording
  const char* sentence;  // $1, $2: the pattern's groups
};

// The first that fits speaks, so the special ones stand before the general ones.
constexpr Mistake mistakes[] = {
    // What is missing or too much between the words.
    {R"(expected (?:',' or )?';')", "a ';' is missing, here or at the end of the line before."},
    {R"(expected '\(')", "an opening '(' is missing: the condition of an if, for or while stands in ( )."},
    {R"(expected '\)')", "a closing ')' is missing, or something does not belong between the brackets."},
    {R"(expected '\]')", "a closing ']' is missing."},
    {R"(extraneous closing brace|expected declaration before '\}')",
     "there is one '}' too many, or a '{' above is missing."},
    {R"(expected '\}')", "a closing '}' is missing: each '{' needs one."},
    {R"(missing terminating '?("|'))", "a text in quotes does not end on its line: a closing $1 is missing."},
    {R"('else' without a previous 'if'|expected expression before 'else')",
     "this 'else' has no 'if': the 'if' above ends early, at a ';' or because its { } are missing."},
    {R"(function-definition is not allowed here|function definition is not allowed here)",
     "a function begins inside another one: is a '}' missing above?"},
    {R"(forbids declaration of '[^']*' with no type|requires a type specifier for all declarations)",
     "the type is missing: say what the function gives back, or what the variable holds."},
    // Names.
    {R"('([^']*)' is not a member of 'std'|no (?:member|template) named '([^']*)' in namespace 'std')",
     "there is no std::$1$2: check its spelling, or whether its header is included."},
    {R"((?:'([^']*)' was not declared|use of undeclared identifier '([^']*)').*did you mean '([^']*)')",
     "the name '$1$2' is not known here; did you mean '$3'?"},
    {R"('([^']*)' was not declared|use of undeclared identifier '([^']*)')",
     "the name '$1$2' is not known here: check its spelling, and that it is declared above this line."},
    {R"((?:(?:no template named|unknown type name) '([^']*)'|'([^']*)' does not name a type); did you mean '([^']*)')",
     "the name '$1$2' is not known here; did you mean '$3'?"},
    {R"('([^']*)' does not name a type|unknown type name '([^']*)')",
     "'$1$2' is no type that is known here: check its spelling, and the line before for a missing ';'."},
    {R"(Tensor' has no member named '([^']*)'|no member named '([^']*)' in '[^']*Tensor')",
     "a Tensor has no member '$1$2'; its numbers have no names, the first of a row s is s[0]."},
    {R"('([^']*)' has no member named '([^']*)')",
     "$1 has no member '$2': check its spelling in the header."},
    {R"(no member named '([^']*)' in '([^']*)')", "$2 has no member '$1': check its spelling in the header."},
    {R"('([^']*)' is (?:(?:private|protected) within this context|a (?:private|protected) member of))",
     "'$1' is private: use the public functions of the class."},
    {R"(field designator '([^']*)' does not refer to any field in type '([^']*)')",
     "$2 has no member '$1': check its spelling in the header."},
    {R"(redefinition of '([^']*)'|redeclaration of '([^']*)'|conflicting declaration '([^']*)'|declaration of '([^']*)' shadows)",
     "'$1$2$3$4' is declared twice: give one another name, or drop its type to assign to the first."},
    // Types.
    {R"(non-class type '([^']*)'|member reference base type '([^']*)' is not a structure)",
     "what stands before the point is a $1$2, which has no members."},
    {R"(which is of pointer type|is a pointer; did you mean|is not a pointer; did you mean|base operand of '->')",
     "'->' stands behind a pointer, '.' behind a value: here it is the other one."},
    {R"(member function must be called|invalid use of (?:non-static )?member function|type '[^']*\([^']*::\)\()",
     "this is the name of a function: to call it write ( ) behind it."},
    {R"(no match for 'operator\[\]'.*__normal_iterator|no viable overloaded operator\[\] for type '(?:const )?std::)",
     "what stands in the [ ] is no index; std::max_element and its like say where a number is, and less "
     "x.begin() that is the index."},
    {R"(no match for 'operator\[\]' \(operand types are '[^']*QTable'|QTable' does not provide a subscript)",
     "a table is read and written as q(s, a), with both in round brackets."},
    {R"(invalid types '([^']*)\[|subscripted value is not an array|no match for 'operator\[\]'|does not provide a subscript)",
     "what stands before the [ ] is a single value: only a vector, an array or the like can be indexed."},
    {R"(cannot be used as a function|called object type '[^']*' is not a function)",
     "what stands before the ( ) is no function; is an operator such as * missing before the bracket?"},
    {R"(narrowing conversion of .* from '([^']*)'(?: \{aka '[^']*'\})? to '([^']*)'|type '([^']*)' cannot be narrowed to '([^']*)'|cannot be narrowed from type '([^']*)'.* to '([^']*)')",
     "braces refuse to turn $1$3$5 into $2$4$6, because digits may be lost: say static_cast<$2$4$6>(...)."},
    {R"(return-statement with a value, in function returning 'void'|void function '[^']*' should not return a value)",
     "this function returns nothing (void), so 'return' stands without a value."},
    {R"(return-statement with no value|non-void function '[^']*' should return a value)",
     "this 'return' lacks its value."},
    {R"(discards qualifiers|'this' argument to member function '[^']*' has type 'const)",
     "this call would change something that is const: take a copy, or use a function that only reads."},
    {R"(read-only|with const-qualified type|const-qualified variable|returns a const value|in a non-mutable lambda|within const member)",
     "what is const cannot be changed: make a new variable for the new value, or drop 'const'."},
    {R"(lvalue required as left operand|expression is not assignable)",
     "what stands left of '=' is no variable; to compare two values write '=='."},
    {R"(invalid operands .*operator(?:%|\^|&|\||<<|>>)'|invalid operands to binary expression \('(?:unsigned )?(?:float|double|int|long)' and '(?:unsigned )?(?:float|double|int|long)'\))",
     "this operator is for whole numbers only: the remainder of others is std::fmod(x, y), a power "
     "std::pow(x, y)."},
    {R"((?:no match for 'operator|invalid operands ).*std::optional<.*nullptr_t)",
     "whether an optional x has a value is asked by 'if (x)' or x.has_value(); *x is the value."},
    {R"((?:no match for 'operator|invalid operands |cannot convert |no viable conversion ).*__normal_iterator)",
     "std::max_element and its like say where a number is: a * before the call makes it the number."},
    {R"(no match for 'operator([^']*)' \(operand types are '([^']*)'(?: \{aka '[^']*'\})? and '([^']*)')",
     "there is no operator $1 between $2 and $3: go through the numbers of a container one by one, of a "
     "struct name the member."},
    {R"(no match for 'operator([^']*)'|no viable overloaded '([^']*)')",
     "these values know no operator $1$2: look at their types."},
    {R"(invalid argument type '([^']*)' to unary)", "a $1 knows no such sign before it: look at its type."},
    {R"(invalid type argument of unary '\*'|indirection requires pointer operand)",
     "this '*' has nothing before it to multiply: is a value missing, or an operator too much?"},
    {R"(declaration of .*'(?:const )?auto.* (?:has no|requires an) initializer)",
     "'auto' takes its type from the value: give it one here, or write the type."},
    {R"(invalid operands .*\('([^']*)'.* and '([^']*)')",
     "there is no such operator between $1 and $2: go through the numbers of a container one by one, of a "
     "struct name the member."},
    {R"(void value not ignored|with an rvalue of type 'void')",
     "this call gives nothing back (its function is void), so there is no value to use."},
    {R"(operands to '\?:' have different types|incompatible operand types)",
     "the two values of '? :' are of different types: make them the same."},
    {R"(from '<brace-enclosed initializer list>' to '([^']*)'|no matching constructor for initialization of '([^']*)')",
     "no $1$2 can be made from these values: compare their number, names and types with its declaration."},
    {R"(deduced class type '([^']*)'|use of class template '([^']*)' requires template arguments)",
     "'$1$2' needs to be told of what, in < >: std::vector<double>, for example."},
    {R"(designator order for field|to be specified in declaration order)",
     "name the fields in the order in which their struct declares them."},
    {R"(abstract type '([^']*)'|type '([^']*)' is an abstract class)",
     "$1$2 lacks a function that its base asks for: the full messages name it. Write it, with the same "
     "const."},
    {R"(marked 'override')",
     "the base has no such function: name, arguments and const have to be the same as there."},
    {R"(([A-Za-z_]\w*)' is not captured|variable '([^']*)' cannot be implicitly captured)",
     "the function without a name does not see '$1$2': begin it with [&] instead of [ ]."},
    {R"((?:invalid conversion|conversion) from '([^']*)'(?: \{aka '[^']*'\})? to (?:non-scalar type )?'([^']*)')",
     "a value of type $1 stands where $2 is needed."},
    {R"(cannot convert '([^']*)'(?: \{aka '[^']*'\})? to '([^']*)')",
     "a value of type $1 stands where $2 is needed."},
    {R"(could not convert .* from '([^']*)' to '([^']*)')", "a value of type $1 stands where $2 is needed."},
    {R"(no viable conversion from (?:returned value of type )?'([^']*)'.* to (?:function return type )?'([^']*)')",
     "a value of type $1 stands where $2 is needed."},
    {R"(cannot initialize .* of type '([^']*)' with .* of type '([^']*)')",
     "a value of type $2 stands where $1 is needed."},
    {R"(assigning to '([^']*)' from incompatible type '([^']*)')",
     "a value of type $2 stands where $1 is needed."},
    {R"(reference to type '([^']*)' could not bind to an [lr]value of type '([^']*)')",
     "a value of type $2 stands where $1 is needed."},
    {R"(value of type '([^']*)' is not contextually convertible to '([^']*)')",
     "a value of type $1 stands where $2 is needed."},
    // Calls.
    {R"(too few arguments to function)",
     "the call gives too few arguments: compare it with the declaration."},
    {R"(too many arguments to function)",
     "the call gives too many arguments: compare it with the declaration."},
    {R"(call of overloaded '([^'(]*)|call to (?:member function )?'([^']*)' is ambiguous)",
     "several functions '$1$2' fit this call, one of them the library's: say the exact types, or rename "
     "yours."},
    {R"(no matching function for call to object of type|no match for call to)",
     "what is called here does not take these arguments: compare their number and types with where it "
     "begins."},
    {R"(class template argument deduction failed|no viable constructor or deduction guide)",
     "nothing can be made from these arguments: compare them with its constructors. Or the type in < > is "
     "missing, as in Step<Tensor>."},
    {R"(no matching member function for call to '([^']*))",
     "no function '$1' takes these arguments, or it would change something that is const."},
    {R"(no matching function for call to '([^'(]*))",
     "no function '$1' takes these arguments: compare their number and types with its declaration."},
    {R"(undefined reference to [`']([^']*)'|undefined symbol: (.*))",
     "$1$2 is declared, but nowhere written: check the spelling and the argument types where you define it."},
    {R"(multiple definition of [`']([^']*)'|duplicate symbol: (.*))",
     "$1$2 is written twice: the library has one of that name too. Give yours another name."},
    {R"(([^ ]*): No such file or directory|'([^']*)' file not found)",
     "the header $1$2 is not there: check its spelling in the #include."},
    {R"(expected (?:primary-expression|expression|unqualified-id|initializer))",
     "something is missing or too much here: a value, a name or a call was expected."},
    // Warnings that explain a wrong result.
    {R"(no return statement in function|control reaches end of non-void|non-void function does not return)",
     "a way through this function ends without 'return': its result is then garbage."},
    {R"(assignment used as truth value|result of an assignment as a condition)",
     "'=' assigns; to compare two values write '=='."},
    {R"(empty body)", "a ';' stands right behind the brackets, so what follows does not belong to them."},
    {R"(comparisons like 'X<=Y<=Z')", "to ask whether y lies between two numbers write x < y && y < z."},
    {R"((?:variable )?'([^']*)' (?:is used|may be used|is) uninitialized)",
     "'$1' is used before it has a value: give it one where it is declared."},
    {R"(unused (?:variable|parameter) '([^']*)')",
     "'$1' is never used: has it been forgotten in the formula?"},
    {R"((?:variable|parameter) '([^']*)' set but not used)",
     "'$1' gets a value that nothing uses: has it been forgotten in the formula?"},
    {R"(structured binding declaration set but not used)",
     "none of these names is ever used: have they been forgotten in the formula?"},
    {R"(comparison of unsigned expression)",
     "an unsigned number is never negative, so this comparison decides nothing."},
    {R"(different signedness|different signs)",
     "a signed and an unsigned number are compared: a negative one counts as huge. Use one type for both."},
    {R"(statement has no effect|(?:expression|comparison) result unused|ignoring return value)",
     "this line computes something and throws it away: is an '=' or a 'return' missing?"},
};

}  // namespace

std::string plain_sentence(const std::string& words) {
  // How the library is built is not the learner's concern.
  const std::string message =
      std::regex_replace(words, std::regex("f32::|f64::|\\b(?:class|struct) (?=[a-z]+::)"), "");
  for (const Mistake& mistake : mistakes) {
    std::smatch match;
    if (std::regex_search(message, match, std::regex(mistake.pattern))) return match.format(mistake.sentence);
  }
  return "";
}

}  // namespace minirl::app::learning
