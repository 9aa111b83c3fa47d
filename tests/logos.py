"""Logos as drawing programs write them; each is a drawing of our own."""

from __future__ import annotations

ILLUSTRATOR = """\
<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
\t<!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/">
\t<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
]>
<svg version="1.1" id="Warstwa_1" xmlns:x="&ns_extend;" xmlns:i="&ns_ai;"
\t xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px"
\t viewBox="0 0 200 60" style="enable-background:new 0 0 200 60;" xml:space="preserve">
<style type="text/css">
\t.st0{fill:url(#SVGID_1_);}
\t.st1{clip-path:url(#SVGID_00000_);fill:#FFFFFF;}
\t.st2{fill:none;stroke:#1B1464;stroke-width:3;stroke-miterlimit:10;font-family:'Lato';}
</style>
<metadata><sfw xmlns="http://ns.adobe.com/SaveForWeb/1.0/"><slices/></sfw></metadata>
<switch>
\t<foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1">
\t\t<i:pgfRef xlink:href="#adobe_illustrator_pgf"></i:pgfRef>
\t</foreignObject>
\t<g i:extraneous="self">
\t\t<linearGradient id="SVGID_1_" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="60" y2="60">
\t\t\t<stop  offset="0" style="stop-color:#FBB03B"/>
\t\t\t<stop  offset="1" style="stop-color:#ED1C24"/>
\t\t</linearGradient>
\t\t<circle class="st0" cx="30" cy="30" r="26"/>
\t\t<defs><rect id="SVGID_2_" x="10" y="10" width="40" height="40"/></defs>
\t\t<clipPath id="SVGID_00000_"><use xlink:href="#SVGID_2_" style="overflow:visible;"/></clipPath>
\t\t<path class="st1" d="M10,30L50,10v40z"/>
\t\t<path class="st2" d="M70,30h120"/>
\t</g>
</switch>
<i:pgf  id="adobe_illustrator_pgf"><![CDATA[eJzsfWuPZMdx5f4F/4fyBwM2YNI]]></i:pgf>
</svg>
"""
ILLUSTRATOR_CLEANED = (
    '<svg viewBox="0 0 200 60" x="0px" xmlns="http://www.w3.org/2000/svg" y="0px"><g><g>'
    '<linearGradient gradientUnits="userSpaceOnUse" id="p1" x1="0" x2="60" y1="0" y2="60">'
    '<stop offset="0" stop-color="#FBB03B" /><stop offset="1" stop-color="#ED1C24" />'
    '</linearGradient><circle cx="30" cy="30" fill="url(#p1)" r="26" />'
    '<defs><rect height="40" id="p2" width="40" x="10" y="10" /></defs>'
    '<clipPath id="p3"><use href="#p2" overflow="visible" /></clipPath>'
    '<path clip-path="url(#p3)" d="M10,30L50,10v40z" fill="#FFFFFF" />'
    '<path d="M70,30h120" fill="none" stroke="#1B1464" stroke-miterlimit="10" stroke-width="3" />'
    "</g></g></svg>\n"
)

INKSCAPE = """\
<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg
   width="60mm"
   height="20mm"
   viewBox="0 0 60 20"
   version="1.1"
   id="svg5"
   inkscape:version="1.2.2 (b0a8486541, 2022-12-01)"
   sodipodi:docname="logo.svg"
   inkscape:export-filename="C:\\Users\\Anna\\logo.png"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns="http://www.w3.org/2000/svg"
   xmlns:svg="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff">
    <inkscape:grid type="xygrid"/>
  </sodipodi:namedview>
  <defs
     id="defs2">
    <marker id="Arrow1" style="overflow:visible"><path d="M 0,0 5,-5"/></marker>
    <inkscape:path-effect effect="spiro" id="path-effect9" />
    <linearGradient inkscape:collect="always" id="linearGradient5">
      <stop style="stop-color:#005f73;stop-opacity:1;" offset="0" id="stop1" />
      <stop style="stop-color:#94d2bd;stop-opacity:1;" offset="1" id="stop2" />
    </linearGradient>
    <linearGradient inkscape:collect="always" xlink:href="#linearGradient5" id="linearGradient7"
       x1="0" y1="0" x2="20" y2="0" gradientUnits="userSpaceOnUse" />
  </defs>
  <g inkscape:label="Warstwa 1" inkscape:groupmode="layer" id="layer1">
    <path
       style="fill:url(#linearGradient7);stroke:none;-inkscape-x:Lato"
       d="m 2,10 8,-8 8,8 -8,8 z"
       id="path9"
       sodipodi:nodetypes="ccccc" />
  </g>
  <metadata id="metadata1"><rdf:RDF><rdf:li>Anna</rdf:li></rdf:RDF></metadata>
</svg>
"""
INKSCAPE_CLEANED = (
    '<svg height="20mm" viewBox="0 0 60 20" width="60mm" xmlns="http://www.w3.org/2000/svg"><defs>'
    '<linearGradient id="p1"><stop offset="0" stop-color="#005f73" stop-opacity="1" />'
    '<stop offset="1" stop-color="#94d2bd" stop-opacity="1" /></linearGradient>'
    '<linearGradient gradientUnits="userSpaceOnUse" href="#p1" id="p2" x1="0" x2="20" y1="0"'
    ' y2="0" /></defs><g><path d="m 2,10 8,-8 8,8 -8,8 z" fill="url(#p2)"'
    ' stroke="none" /></g></svg>\n'
)

FIGMA = """\
<svg width="120" height="40" viewBox="0 0 120 40" fill="none" xmlns="http://www.w3.org/2000/svg">
<g clip-path="url(#clip0_12:345)">
<mask id="mask0_12_345" style="mask-type:luminance" maskUnits="userSpaceOnUse"
x="0" y="0" width="40" height="40">
<path d="M40 0H0V40H40V0Z" fill="white"/>
</mask>
<g mask="url(#mask0_12_345)" style="mix-blend-mode:multiply">
<path fill-rule="evenodd" clip-rule="evenodd" d="M20 0L40 40H0L20 0Z" fill="var(--f, #0ACF83)"/>
</g>
</g>
<defs>
<clipPath id="clip0_12:345">
<rect width="120" height="40" fill="white"/>
</clipPath>
</defs>
</svg>
"""
FIGMA_CLEANED = (
    '<svg fill="none" height="40" viewBox="0 0 120 40" width="120"'
    ' xmlns="http://www.w3.org/2000/svg"><g clip-path="url(#p2)"><mask height="40" id="p1"'
    ' mask-type="luminance" maskUnits="userSpaceOnUse" width="40" x="0" y="0">'
    '<path d="M40 0H0V40H40V0Z" fill="white" /></mask>'
    '<g mask="url(#p1)" style="mix-blend-mode:multiply"><path clip-rule="evenodd"'
    ' d="M20 0L40 40H0L20 0Z" fill="#0ACF83" fill-rule="evenodd" /></g></g>'
    '<defs><clipPath id="p2"><rect fill="white" height="40" width="120" /></clipPath></defs>'
    "</svg>\n"
)
