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
    {R"(expected '\)')", "a closing ')' is missing, or something does not belong between the brackets."},
    {R"(expected '\]')", "a closing ']' is missing."},
    {R"(extraneous closing brace|expected declaration before '\}')",
     "there is one '}' too many, or a '{' above is missing."},
    {R"(expected '\}')", "a closing '}' is missing: each '{' needs one."},
    {R"(missing terminating ("|')[" ]?)",
     "a text in quotes does not end on its line: a closing $1 is missing."},
    {R"('else' without a previous 'if')",
     "this 'else' has no 'if': the 'if' above ends early, at a ';' or because its { } are missing."},
    // Names.
    {R"('([^']*)' is not a member of 'std'|no member named '([^']*)' in namespace 'std')",
     "there is no std::$1$2: check its spelling, or whether its header is included."},
    {R"((?:'([^']*)' was not declared|use of undeclared identifier '([^']*)').*did you mean '([^']*)')",
     "the name '$1$2' is not known here; did you mean '$3'?"},
    {R"('([^']*)' was not declared|use of undeclared identifier '([^']*)')",
     "the name '$1$2' is not known here: check its spelling, and that it is declared above this line."},
    {R"('([^']*)' does not name a type|unknown type name '([^']*)')",
     "'$1$2' is no type that is known here: check its spelling, and the line before for a missing ';'."},
    {R"('([^']*)' has no member named '([^']*)')",
     "$1 has no member '$2': check its spelling in the header."},
    {R"(no member named '([^']*)' in '([^']*)')", "$2 has no member '$1': check its spelling in the header."},
    {R"('([^']*)' is (?:private within this context|a private member of))",
     "'$1' is private: use the public functions of the class."},
    {R"(redefinition of '([^']*)'|redeclaration of '([^']*)'|conflicting declaration '([^']*)')",
     "'$1$2$3' is declared twice: give one another name, or drop its type to assign to the first."},
    // Types.
    {R"(non-class type '([^']*)'|member reference base type '([^']*)' is not a structure)",
     "what stands before the point is a $1$2, which has no members."},
    {R"(invalid types '([^']*)\[|subscripted value is not an array)",
     "what stands before the [ ] is a single value: only a vector, an array or the like can be indexed."},
    {R"(cannot be used as a function|called object type '[^']*' is not a function)",
     "what stands before the ( ) is no function; is an operator such as * missing before the bracket?"},
    {R"(narrowing conversion of .* from '([^']*)' to '([^']*)'|type '([^']*)' cannot be narrowed to '([^']*)')",
     "braces refuse to turn $1$3 into $2$4, because digits may be lost: say static_cast<$2$4>(...)."},
    {R"(return-statement with a value, in function returning 'void'|void function '[^']*' should not return a value)",
     "this function returns nothing (void), so 'return' stands without a value."},
    {R"(return-statement with no value|non-void function '[^']*' should return a value)",
     "this 'return' lacks its value."},
    {R"(discards qualifiers|'this' argument to member function '[^']*' has type 'const)",
     "this call would change something that is const: take a copy, or use a function that only reads."},
    {R"(read-only|with const-qualified type|const-qualified variable)",
     "what is const cannot be changed: make a new variable for the new value, or drop 'const'."},
    {R"(lvalue required as left operand|expression is not assignable)",
     "what stands left of '=' is no variable; to compare two values write '=='."},
    {R"(no match for 'operator([^']*)' \(operand types are '([^']*)' and '([^']*)')",
     "there is no operator $1 between $2 and $3: for numbers in a container go through them one by one."},
    {R"(no match for 'operator([^']*)')", "these values know no operator $1: look at their types."},
    {R"(invalid operands .*operator%|invalid operands to binary expression \('(?:float|double)' and 'int'\))",
     "% gives the remainder of whole numbers only; for others there is std::fmod."},
    {R"(declaration of .*'auto.* (?:has no|requires an) initializer)",
     "'auto' takes its type from the value: give it one here, or write the type."},
    {R"(no template named '([^']*)'; did you mean '([^']*)')",
     "the name '$1' is not known here; did you mean '$2'?"},
    {R"(invalid operands .*\('([^']*)'.* and '([^']*)')",
     "there is no such operator between $1 and $2: for numbers in a container go through them one by one."},
    {R"((?:invalid conversion|conversion) from '([^']*)'(?: \{aka '[^']*'\})? to (?:non-scalar type )?'([^']*)')",
     "a value of type $1 stands where $2 is needed."},
    {R"(cannot convert '([^']*)'(?: \{aka '[^']*'\})? to '([^']*)')",
     "a value of type $1 stands where $2 is needed."},
    {R"(could not convert .* from '([^']*)' to '([^']*)')", "a value of type $1 stands where $2 is needed."},
    {R"(no viable conversion from (?:returned value of type )?'([^']*)'.* to (?:function return type )?'([^']*)')",
     "a value of type $1 stands where $2 is needed."},
    {R"(cannot initialize .* of type '([^']*)' with .* of type '([^']*)')",
     "a value of type $2 stands where $1 is needed."},
    // Calls.
    {R"(too few arguments to function)",
     "the call gives too few arguments: compare it with the declaration."},
    {R"(too many arguments to function)",
     "the call gives too many arguments: compare it with the declaration."},
    {R"(call of overloaded '([^'(]*)|call to '([^']*)' is ambiguous)",
     "several functions '$1$2' fit this call, one of them the library's: say the exact types, or rename "
     "yours."},
    {R"(no matching (?:member )?function for call to '([^'(]*))",
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
    {R"((?:variable )?'([^']*)' (?:is used|may be used|is) uninitialized)",
     "'$1' is used before it has a value: give it one where it is declared."},
    {R"(unused (?:variable|parameter) '([^']*)')",
     "'$1' is never used: has it been forgotten in the formula?"},
    {R"(different signedness|different signs)",
     "a signed and an unsigned number are compared: a negative one counts as huge. Use one type for both."},
    {R"(statement has no effect|expression result unused|result of .* unused)",
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
