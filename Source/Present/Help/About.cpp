#include "Present/Help/About.h"

namespace twobus
{
namespace
{
std::string with (const std::string& version) { return version.empty() ? "" : " " + version; }
} // namespace

Document about (const Versions& versions)
{
    return {
        "About Twobus",
        {
            paragraph ("Twobus" + with (versions.twobus)
                       + (versions.commit.empty() ? "" : ", commit " + versions.commit)
                       + ". A master-bus meter that says what to do, for people who mix at home."),
            paragraph ("Twobus is free software: you may use, study, share and change it under the GNU General Public "
                       "License, version 3 or later (GPL-3.0-or-later), as the Free Software Foundation has published "
                       "it. It comes without any warranty. The whole licence is in the file LICENSE beside the source, "
                       "and at www.gnu.org/licenses."),
            note ("Twobus records no sound and sends nothing: it measures what you let it hear, and opens inputs "
                  "only. Its session log holds only readings. You can switch it off in the settings."),
            heading ("What it is made with"),
            paragraph ("JUCE" + with (versions.juce)
                       + ": window and audio devices. © Raw Material Software Limited. GPL version 3, or a commercial "
                         "licence; used here under the GPL. Some of its modules: ISC."),
            paragraph (
                "fmt" + with (versions.fmt)
                + ": text. © Victor Zverovich and contributors. MIT licence, with an exception for embedded code."),
            paragraph ("Highway" + with (versions.highway)
                       + ": vector code for each processor. © Google LLC. Apache License 2.0."),
            paragraph ("FFTW" + with (versions.fftw)
                       + ": the Fourier transform of the spectrum. © Matteo Frigo and Massachusetts Institute of "
                         "Technology. GPL version 2 or later."),
            paragraph ("libsndfile" + with (versions.sndfile)
                       + ": reading audio files. © Erik de Castro Lopo and contributors. LGPL version 2.1 or later."),
            paragraph (
                "FFmpeg (libavformat, libavcodec, libavutil): reading all but plain PCM, by the program twobus-decode. © The "
                "FFmpeg developers. LGPL version 2.1 or later; GPL version 2 or later as many systems build it."),
            paragraph ("JSON for Modern C++" + with (versions.json)
                       + ": settings and reports. © Niels Lohmann. MIT licence."),
            paragraph ("zlib" + with (versions.zlib)
                       + ": checksums of session logs. © Jean-loup Gailly and Mark Adler. zlib licence."),
            paragraph (
                "jmeters: the model of the PPM, two charging cells, written anew here with other constants. © 2012 Fons "
                "Adriaensen. GPL version 2 or later."),
            paragraph ("Inter: the typeface. © 2016–2022 The Inter Project Authors. SIL Open Font License 1.1."),
            heading ("What it measures by"),
            paragraph ("ITU-R BS.1770-5 (loudness, true peak), EBU Tech 3341 and 3342 (EBU Mode, loudness range), IEC "
                       "60268-10 (PPM), 60268-17 (VU) and 60268-18 (digital peak), and the K-System. The program "
                       "twobus_Conformance_tests, which scripts/test builds, prints what each test signal of "
                       "these documents should read and what Twobus reads."),
        }
    };
}
} // namespace twobus
