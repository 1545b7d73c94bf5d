#include "App/Files/Aside/StemSentences.h"

#include "Present/Base/ShownText.h"
#include "Present/Reports/StemText.h"

#include <string_view>

namespace twobus
{
StemSentences sentencesOf (const StemReport& report)
{
    StemSentences sentences;
    sentences.summary = shownText (stemSumText (report));

    // If there are trims, they are shown emphasised, followed by their result.
    constexpr std::string_view consequence = ", the sum ";
    sentences.whatIfRest = shownText (stemWhatIfText (report));

    if (const auto end = sentences.whatIfRest.find (consequence); end != std::string::npos)
    {
        sentences.whatIf = sentences.whatIfRest.substr (0, end + 1);
        sentences.whatIfRest.erase (0, end + 2);
    }

    if (const auto text = stemNullText (report); ! text.empty())
        sentences.rest.push_back (shownText (text));

    for (const auto& texts : { otherMomentTexts (report), report.notes })
        for (const auto& text : texts)
            sentences.rest.push_back (shownText (text));

    return sentences;
}
} // namespace twobus
